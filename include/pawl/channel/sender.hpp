// The half that sends, the same for every channel.
#pragma once

#include <pawl/channel/awaited.hpp>
#include <pawl/channel/binding.hpp>
#include <pawl/channel/half.hpp>
#include <pawl/channel/told.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/blocking.hpp>
#include <pawl/wait/deadline.hpp>

#include <concepts>
#include <expected>
#include <optional>
#include <source_location>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// Copy it for one more sender; the channel closes when the last one goes. Several tasks may use one sender at once.
/// A sender beyond the declared number, a moved-from one and one of nothing refuse each call and say why.
template <class Core>
class sender : public channel::observed<Core>, public channel::added_to_sender<Core, sender<Core>> {
public:
    using value_type = typename Core::value_type;
    using core_type = Core;
    using result = std::expected<void, rejected<value_type>>;
    /// The attribute PAWL_NONBLOCKING holds for messages that move in real time.
    static constexpr bool realtime = Core::realtime_send && realtime_movable<value_type>;

    sender() = default;
    explicit sender(Core* core) noexcept : channel::observed<Core>{channel::half<Core>{core}} { join(); }
    /// One that refuses each call.
    explicit sender(errc why) noexcept : channel::observed<Core>{channel::half<Core>{why}} {}
    sender(const sender& other) noexcept requires Core::many_senders : channel::observed<Core>{other.core_} { join(); }
    sender(const sender&) requires(!Core::many_senders) = delete;  // of this kind there is one
    sender(sender&& other) noexcept : channel::observed<Core>{(other.unbind(), std::move(other.core_))} {
        if (core_) core_->hand_over(other.side_, side_);
    }
    sender& operator=(sender other) noexcept {
        go();
        core_ = std::move(other.core_);
        if (core_) core_->hand_over(other.side_, side_);
        return *this;
    }
    ~sender() { go(); }

    /// Never waits for anybody, and allocates nothing; may be called from an interrupt. Lock-free (ring: wait-free).
    /// Refuses with full, closed, contended, too_many or moved_from, and gives the message back.
    result try_send(value_type message) const noexcept PAWL_NONBLOCKING_IF(realtime) {
        if (!core_) return refuse(message, core_.why());
        Core& core = *core_.get();  // whoever has the message may destroy this end
        const errc why = core.push(side_, message);
        channel::tell_of(trace::traced::sent, core, why);
        if (why == errc{}) return {};
        return refuse(message, why);
    }
    /// Waits until there is room (at a rendezvous: until a receiver has the message). Refuses with closed; with deadlock,
    /// where the only receiver is bound to a task that waits for this one.
    result send(value_type message, std::source_location at = std::source_location::current()) const noexcept {
        return send_until(std::move(message), port::clock::time_point::max(), at);
    }
    /// Waits at most this long. Refuses with timeout too.
    template <class Rep, class Period>
    result send_for(value_type message, std::chrono::duration<Rep, Period> limit,
                    std::source_location at = std::source_location::current()) const noexcept {
        return send_until(std::move(message), wait::after_now(limit), at);
    }
    /// Waits until this time, on any clock. A time that has passed makes one attempt.
    template <class Clock, class Duration>
    result send_until(value_type message, std::chrono::time_point<Clock, Duration> limit,
                      std::source_location at = std::source_location::current()) const noexcept {
        if (!core_) return refuse(message, core_.why());
        Core& core = *core_.get();
        typename Core::sending sending{core, side_, message};
        const port::clock::time_point until = wait::on_port_clock(limit);
        wait::waiting<typename Core::sending> waiting{until, 0, sending};
        const auto reason = [&]() noexcept -> wait::wait_reason {
            return {watch::waits_to::send, &core, core.ends.name(), at, until, &core.ends.bound_receiver};
        };
        const errc why = wait::until_finished(waiting, reason) == waiting.none ? waiting.why() : sending.result();
        channel::tell_of(trace::traced::sent, core, why, at);
        if (why == errc{}) return {};
        return refuse(message, why);
    }

    /// co_await: as send(), but where this thread runs pawl::block_on the coroutine waits, not the thread. Works in
    /// coroutines of any type. Allocates nothing.
    [[nodiscard]] channel::awaited_send<Core, wait::no_limit> async_send(value_type message) const noexcept {
        return {core_.get(), side_, core_ ? errc{} : core_.why(), std::move(message), wait::no_limit{}};
    }
    template <class Rep, class Period>
    [[nodiscard]] channel::awaited_send<Core> async_send_for(value_type message,
                                                             std::chrono::duration<Rep, Period> limit) const noexcept {
        return async_send_until(std::move(message), wait::after_now(limit));
    }
    template <class Clock, class Duration>
    [[nodiscard]] channel::awaited_send<Core> async_send_until(
        value_type message, std::chrono::time_point<Clock, Duration> limit) const noexcept {
        return {core_.get(), side_, core_ ? errc{} : core_.why(), std::move(message), wait::on_port_clock(limit)};
    }

    /// Drops the oldest message where none fits, and returns it. Lock-free; contended where others were quicker each time.
    [[nodiscard]] std::expected<std::optional<value_type>, rejected<value_type>> force_send(
        value_type message) const noexcept requires requires(Core& c, typename Core::sender_side& s, value_type& m) {
        c.force_push(s, m);
    }
    {
        if (!core_) return std::unexpected(rejected<value_type>{std::move(message), core_.why()});
        std::expected<std::optional<value_type>, errc> dropped = core_->force_push(side_, message);
        if (dropped) return std::move(*dropped);
        return std::unexpected(rejected<value_type>{std::move(message), dropped.error()});
    }

    /// Promises that from now on only the calling task uses this sender, that no other comes while it does, and that nobody
    /// else closes the channel. Then a receiver that waits for a message is refused (errc::deadlock) where this task would
    /// wait for it in turn, and so is this task. A copy, a weak sender, a move and unbind() end it. May be called again.
    /// False, and nothing promised: another sender or a weak one is there, or the tables are full (held_objects::most,
    /// most_bound_ends). Never waits.
    [[nodiscard]] bool bind_to_this_task(std::source_location at = std::source_location::current()) const noexcept {
        return core_ && binding_.bind(*core_.get(), {at, {}});
    }
    void unbind() const noexcept {
        if (core_) binding_.let_go(*core_.get());
    }

    /// A reference that does not keep the channel open.
    [[nodiscard]] weak_sender<Core> weak() const noexcept { return weak_sender<Core>{core_}; }
    /// One more receiver, or the first one again: a closed channel opens. Messages that were left are received.
    [[nodiscard]] pawl::receiver<Core> receiver() const noexcept {
        if (!core_) return pawl::receiver<Core>{core_.why()};
        pawl::receiver<Core> fresh{core_.get()};
        if (fresh) channel::opened(*core_.get());
        return fresh;
    }

    /// For operations that wait through other means (select, co_await).
    [[nodiscard]] Core* core() const noexcept { return core_.get(); }
    [[nodiscard]] typename Core::sender_side& side() const noexcept { return side_; }
    [[nodiscard]] errc why() const noexcept { return core_.why(); }

private:
    using channel::observed<Core>::core_;

    static result refuse(value_type& message, errc why) noexcept PAWL_NONBLOCKING_IF(realtime) {
        return std::unexpected<rejected<value_type>>{std::in_place, std::move(message), why};
    }
    void prepare() noexcept {
        if constexpr (requires { core_->prepare(side_); }) core_->prepare(side_);
    }
    void join() noexcept {
        if (!core_) return;
        if (!core_->ends.add_sender()) return core_.refuse(errc::too_many);
        if constexpr (requires { core_->begin(side_); }) core_->begin(side_);
    }
    void go() noexcept {
        if (!core_) return;
        unbind();
        core_->retire(side_);
        if (core_->ends.drop_sender()) channel::left(*core_.get());
        core_.release();
    }

    friend class weak_sender<Core>;
    struct joined {};
    sender(channel::half<Core> core, joined) noexcept : channel::observed<Core>{std::move(core)} { prepare(); }

    [[no_unique_address]] mutable typename Core::sender_side side_{};
    mutable channel::binding<Core, channel::side_of::senders> binding_;
};

/// Keeps the channel's memory, not the channel open.
template <class Core>
class weak_sender {
public:
    weak_sender() = default;
    explicit weak_sender(channel::half<Core> core) noexcept : core_{std::move(core)} { count(); }
    weak_sender(const weak_sender& other) noexcept : core_{other.core_} { count(); }
    weak_sender(weak_sender&&) noexcept = default;
    weak_sender& operator=(weak_sender other) noexcept {
        std::swap(core_, other.core_);
        return *this;
    }
    ~weak_sender() {
        if (core_) core_->ends.weak_senders.fetch_sub(1, std::memory_order_seq_cst);
    }
    /// A sender, if there still is one.
    [[nodiscard]] std::optional<sender<Core>> lock() const noexcept {
        if (!core_ || !core_->ends.add_sender_unless_none()) return std::nullopt;
        return std::optional<sender<Core>>{sender<Core>{core_, typename sender<Core>::joined{}}};
    }

private:
    void count() noexcept {
        if (!core_) return;
        core_->ends.weak_senders.fetch_add(1, std::memory_order_seq_cst);
        core_->ends.no_longer_alone(core_->ends.bound_sender);
    }
    channel::half<Core> core_;
};

}  // namespace pawl::inline PAWL_PORT
