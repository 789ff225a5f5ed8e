// The half that sends commands to a sound while it plays.
#pragma once

#include <pawl/channel/bounded.hpp>
#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/command.hpp>
#include <pawl/sound/reach.hpp>

#include <concepts>
#include <expected>
#include <source_location>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// Copy it for one more thread; each copy may be used by several at once. The sound runs the commands of each thread in the order
/// in which that sent them, on the render thread, before the next batch. Commands are closures that may be called with an S&;
/// they do not wait, allocate or free: what they bring along (an owned_sound, a std::string) they swap with what they
/// replace, and it goes where that harms nobody. Refused with full, closed (the sound is gone), too_many copies; the closure
/// comes back.
template <class S>
class controller {
public:
    using sound_type = S;
    template <class F>
    using result = std::expected<void, rejected<F>>;

    explicit controller(bounded_mpsc_sender<command<S>> to) noexcept : to_{std::move(to)} {}

    /// Never waits. Lock-free, and allocates nothing where travels_in_place<F>.
    template <std::invocable<S&> F>
    result<F> try_send(F closure) const {
        return answer<F>(to_.try_send(command<S>{std::move(closure)}));
    }
    /// Waits until there is room: until the sound has begun a batch. Not on the render thread.
    template <std::invocable<S&> F>
    result<F> send(F closure, std::source_location at = std::source_location::current()) const {
        return answer<F>(to_.send(command<S>{std::move(closure)}, at));
    }

    // The usual commands, to the outermost part of the sound that has a member of that name. As send(): they wait for room.
    std::expected<void, errc> set_volume(float volume) const {
        return tell(
            [volume](auto& part) noexcept requires requires { part.set_volume(volume); } { part.set_volume(volume); });
    }
    std::expected<void, errc> set_speed(double speed) const {
        return tell(
            [speed](auto& part) noexcept requires requires { part.set_speed(speed); } { part.set_speed(speed); });
    }
    std::expected<void, errc> set_paused(bool paused) const {
        return tell(
            [paused](auto& part) noexcept requires requires { part.set_paused(paused); } { part.set_paused(paused); });
    }
    std::expected<void, errc> stop() const {
        return tell(
            [](auto& part) noexcept requires requires { part.stop(); } { part.stop(); });
    }
    /// act, which may be called with some part of the sound: on the outermost one that it may be called with.
    template <class Act>
    std::expected<void, errc> tell(Act act) const {
        const auto sent = send([act](S& s) noexcept { reach(s, act); });
        if (sent) return {};
        return std::unexpected(sent.error().why);
    }

    /// The sound is gone, or was never there; commands that it did not take are gone with it.
    [[nodiscard]] bool is_closed() const noexcept { return to_.is_closed(); }
    /// Commands that the sound has not taken.
    [[nodiscard]] std::size_t waiting() const noexcept { return to_.size(); }

private:
    template <class F>
    static result<F> answer(bounded_mpsc_sender<command<S>>::result sent) {
        if (sent) return {};
        return std::unexpected<rejected<F>>{std::in_place, std::move(sent.error().value).template closure<F>(),
                                            sent.error().why};
    }
    bounded_mpsc_sender<command<S>> to_;
};

}  // namespace pawl::inline PAWL_PORT::sound
