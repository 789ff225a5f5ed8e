// The half that receives, the same for every channel.
#pragma once

#include <pawl/channel/awaited.hpp>
#include <pawl/channel/binding.hpp>
#include <pawl/channel/half.hpp>
#include <pawl/channel/told.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/blocking.hpp>
#include <pawl/wait/deadline.hpp>

#include <cstddef>
#include <expected>
#include <iterator>
#include <optional>
#include <source_location>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// Copy it, where many may receive, for one more receiver; senders are refused when the last one goes. Several tasks may
/// use one receiver at once where the channel allows many.
template <class Core>
class receiver : public channel::observed<Core>, public channel::added_to_receiver<Core, receiver<Core>> {
public:
    using value_type = typename Core::value_type;
    using core_type = Core;
    using result = std::expected<value_type, errc>;
    static constexpr bool realtime = Core::realtime_receive && realtime_movable<value_type>;

    receiver() = default;
    explicit receiver(Core* core) noexcept : channel::observed<Core>{channel::half<Core>{core}} { join(); }
    /// One that refuses each call.
    explicit receiver(errc why) noexcept : channel::observed<Core>{channel::half<Core>{why}} {}
    receiver(const receiver& other) noexcept requires Core::many_receivers : channel::observed<Core>{other.core_} {
        join();
        if constexpr (requires { core_->share(other.side_, side_); })
            if (core_) core_->share(other.side_, side_);
    }
    receiver(const receiver&) requires(!Core::many_receivers) = delete;  // of this kind there is one
    receiver(receiver&& other) noexcept : channel::observed<Core>{(other.unbind(), std::move(other.core_))} {
        if (core_) core_->hand_over(other.side_, side_);
    }
    receiver& operator=(receiver other) noexcept {
        go();
        core_ = std::move(other.core_);
        if (core_) core_->hand_over(other.side_, side_);
        return *this;
    }
    ~receiver() { go(); }

    /// Never waits for anybody, and allocates nothing; may be called from an interrupt. Lock-free; wait-free for ring,
    /// bounded_mpsc and static_mpsc. Refuses with empty, closed, contended, too_many or moved_from.
    [[nodiscard]] result try_recv() const noexcept PAWL_NONBLOCKING_IF(realtime) {
        if (!core_) return std::unexpected(core_.why());
        Core& core = *core_.get();  // whoever waited for the room may destroy this end
        result message = core.pop(side_);
        channel::tell_of(trace::traced::received, core, message ? errc{} : message.error());
        return message;
    }
    /// Waits for a message. Refuses with closed, once what was sent before has been received; with deadlock, where the only
    /// sender is bound to a task that waits for this one.
    [[nodiscard]] result recv(std::source_location at = std::source_location::current()) const noexcept {
        return recv_until(port::clock::time_point::max(), at);
    }
    template <class Rep, class Period>
    [[nodiscard]] result recv_for(std::chrono::duration<Rep, Period> limit,
                                  std::source_location at = std::source_location::current()) const noexcept {
        return recv_until(wait::after_now(limit), at);
    }
    /// Waits until this time, on any clock. A time that has passed makes one attempt. Refuses with timeout too.
    template <class Clock, class Duration>
    [[nodiscard]] result recv_until(std::chrono::time_point<Clock, Duration> limit,
                                    std::source_location at = std::source_location::current()) const noexcept {
        if (!core_) return std::unexpected(core_.why());
        Core& core = *core_.get();
        typename Core::receiving receiving{core, side_};
        const port::clock::time_point until = wait::on_port_clock(limit);
        wait::waiting<typename Core::receiving> waiting{until, 0, receiving};
        const auto reason = [&]() noexcept -> wait::wait_reason {
            return {watch::waits_to::receive, &core, core.ends.name(), at, until, &core.ends.bound_sender};
        };
        if (wait::until_finished(waiting, reason) == waiting.none) {
            channel::tell_of(trace::traced::received, core, waiting.why(), at);
            return std::unexpected(waiting.why());
        }
        result& message = receiving.result();
        channel::tell_of(trace::traced::received, core, message ? errc{} : message.error(), at);
        return std::move(message);
    }
    /// co_await: as recv(), but where this thread runs pawl::block_on the coroutine waits, not the thread. Works in
    /// coroutines of any type. Allocates nothing.
    [[nodiscard]] channel::awaited_recv<Core, wait::no_limit> async_recv() const noexcept {
        return {core_.get(), side_, core_ ? errc{} : core_.why(), wait::no_limit{}};
    }
    template <class Rep, class Period>
    [[nodiscard]] channel::awaited_recv<Core> async_recv_for(std::chrono::duration<Rep, Period> limit) const noexcept {
        return async_recv_until(wait::after_now(limit));
    }
    template <class Clock, class Duration>
    [[nodiscard]] channel::awaited_recv<Core> async_recv_until(
        std::chrono::time_point<Clock, Duration> limit) const noexcept {
        return {core_.get(), side_, core_ ? errc{} : core_.why(), wait::on_port_clock(limit)};
    }
    /// Waits for one message, then takes those that are there. How many; 0: closed and drained, or no place was given. What
    /// a broadcast receiver missed is passed over; missed() still counts it.
    [[nodiscard]] std::size_t recv_many(std::span<value_type> into,
                                        std::source_location at = std::source_location::current())
        const noexcept requires std::is_nothrow_move_assignable_v<value_type> {
        std::size_t taken = 0;
        while (taken != into.size()) {
            result next = taken == 0 ? recv(at) : try_recv();
            if (next)
                into[taken++] = std::move(*next);
            else if (next.error() != errc::missed)
                break;
        }
        return taken;
    }

    /// for (T message : rx): until the channel is closed and drained. A lagging broadcast receiver goes on.
    class iterator {
    public:
        using value_type = typename Core::value_type;
        using difference_type = std::ptrdiff_t;
        iterator() = default;
        iterator(const receiver& from, std::source_location at) noexcept : from_{&from}, at_{at} { ++*this; }
        value_type operator*() noexcept { return std::move(*next_); }
        iterator& operator++() noexcept {
            for (;;) {
                result r = from_->recv(at_);
                if (r)
                    next_.emplace(std::move(*r));
                else if (r.error() == errc::missed)
                    continue;
                else
                    next_.reset();
                return *this;
            }
        }
        void operator++(int) noexcept { ++*this; }
        friend bool operator==(const iterator& i, std::default_sentinel_t) noexcept { return !i.next_; }

    private:
        const receiver* from_ = nullptr;
        std::source_location at_;
        std::optional<value_type> next_;
    };
    [[nodiscard]] iterator begin(std::source_location at = std::source_location::current()) const noexcept {
        return {*this, at};
    }
    [[nodiscard]] std::default_sentinel_t end() const noexcept { return {}; }

    /// One more sender, or the first one again: a closed channel opens. Timers have none.
    [[nodiscard]] pawl::sender<Core> sender() const noexcept requires requires { typename Core::sending; }
    {
        if (!core_) return pawl::sender<Core>{core_.why()};
        pawl::sender<Core> fresh{core_.get()};
        if (fresh) channel::opened(*core_.get());
        return fresh;
    }

    /// Promises that from now on only the calling task uses this receiver, that no other comes while it does, and that nobody
    /// else closes the channel. Then a sender that waits for room is refused (errc::deadlock) where this task would wait for
    /// it in turn, and so is this task. A copy, a move and unbind() end it. May be called again. False, and nothing
    /// promised: another receiver is there, or the tables are full (held_objects::most, most_bound_ends). Never waits.
    [[nodiscard]] bool bind_to_this_task(std::source_location at = std::source_location::current()) const noexcept {
        return core_ && binding_.bind(*core_.get(), {at, {}});
    }
    void unbind() const noexcept {
        if (core_) binding_.let_go(*core_.get());
    }

    [[nodiscard]] Core* core() const noexcept { return core_.get(); }
    [[nodiscard]] typename Core::receiver_side& side() const noexcept { return side_; }
    [[nodiscard]] errc why() const noexcept { return core_.why(); }

private:
    using channel::observed<Core>::core_;

    void prepare() noexcept {
        if constexpr (requires { core_->prepare(side_); }) core_->prepare(side_);
    }
    void join() noexcept {
        if (!core_) return;
        if (!core_->ends.add_receiver()) return core_.refuse(errc::too_many);
        if constexpr (requires { core_->begin(side_); }) core_->begin(side_);
    }
    void go() noexcept {
        if (!core_) return;
        unbind();
        core_->retire(side_);
        if (core_->ends.drop_receiver()) channel::left(*core_.get());
        core_.release();
    }

    [[no_unique_address]] mutable typename Core::receiver_side side_{};
    mutable channel::binding<Core, channel::side_of::receivers> binding_;
};

}  // namespace pawl::inline PAWL_PORT
