// A sound that takes commands while it plays.
#pragma once

#include <pawl/channel/bounded.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/controller.hpp>
#include <pawl/sound/wrapper.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// Runs the commands of its controllers where a batch begins. Made by controllable().
template <std::derived_from<sound> Inner>
class controlled final : public wrapper<Inner> {
public:
    controlled(Inner inner, bounded_mpsc_receiver<command<Inner>> commands) noexcept
        : wrapper<Inner>{std::move(inner)}, commands_{std::move(commands)} {}

    [[nodiscard]] next_sample next() noexcept PAWL_NONBLOCKING override { return this->inner_.next(); }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        return this->render_inner(into);
    }
    void start_of_batch() noexcept PAWL_NONBLOCKING override {
        // As many as fit: senders that go on meanwhile would keep a batch from ever beginning.
        for (std::size_t most = commands_.capacity(); most != 0; --most) {
            auto next = commands_.try_recv();
            if (!next) break;
            (*next)(this->inner_);
        }
        this->inner_.start_of_batch();
    }

private:
    bounded_mpsc_receiver<command<Inner>> commands_;
};

/// {sound, controller}. most_waiting: commands that fit between two batches. Allocates; throws std::bad_alloc, and
/// std::invalid_argument for 0.
template <class S>
[[nodiscard]] auto controllable(S inner, std::size_t most_waiting = 64) {
    using part = as_sound<S>;
    auto [to, from] = bounded_mpsc<command<part>>(most_waiting);
    return std::pair{controlled<part>{part{std::move(inner)}, std::move(from)}, controller<part>{std::move(to)}};
}

}  // namespace pawl::inline PAWL_PORT::sound
