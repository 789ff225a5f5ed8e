// Sending and receiving, as the waiting dance sees them, for channels whose waiters are told by events.
#pragma once

#include <pawl/channel/half.hpp>
#include <pawl/error.hpp>
#include <pawl/wait/event.hpp>

#include <expected>
#include <optional>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// When to look at this event again in any case.
template <class Event>
port::clock::time_point due_of(const Event& event) noexcept {
    if constexpr (requires { event.due(); })
        return event.due();
    else
        return port::clock::time_point::max();
}

/// One send. The message stays in the caller's variable until the channel has taken it.
template <class Core>
class plain_sending {
public:
    using value_type = typename Core::value_type;
    static constexpr bool may_be_told = wait::tells_loops<decltype(std::declval<Core&>().room())>;
    static constexpr bool is_timed = requires(Core& core) { core.room().due(); };
    plain_sending(Core& core, typename Core::sender_side& side, value_type& message) noexcept
        : core_{&core}, side_{&side}, message_{&message} {}

    bool attempt() noexcept {
        do result_ = core_->push(*side_, *message_);
        while (result_ == errc::contended);  // lost to calls that went on; a call that waits may try again
        return result_ != errc::full;
    }
    /// errc{} once the message was taken.
    [[nodiscard]] errc result() const noexcept { return result_; }

    void enter(wait::waiter who = wait::waiter::thread) noexcept { wait::enter(core_->room(), who); }
    void leave(wait::waiter who = wait::waiter::thread) noexcept {
        wait::leave(core_->room(), who);
        if (core_->can_push()) core_->room().notify_one();
    }
    [[nodiscard]] bool ready() noexcept { return core_->can_push(); }
    [[nodiscard]] port::watched watch() noexcept { return core_->room().watch(); }
    [[nodiscard]] port::clock::time_point due() noexcept { return due_of(core_->room()); }

private:
    Core* core_;
    typename Core::sender_side* side_;
    value_type* message_;
    errc result_ = errc::full;
};

/// One receive.
template <class Core>
class plain_receiving {
public:
    using value_type = typename Core::value_type;
    using result_type = std::expected<value_type, errc>;
    static constexpr bool may_be_told = wait::tells_loops<decltype(std::declval<Core&>().items())>;
    static constexpr bool is_timed = requires(Core& core) { core.due(); } || requires(Core& core) { core.items().due(); };
    plain_receiving(Core& core, typename Core::receiver_side& side) noexcept : core_{&core}, side_{&side} {}

    bool attempt() noexcept {
        do result_.emplace(core_->pop(*side_));
        while (!*result_ && result_->error() == errc::contended);
        return *result_ || result_->error() != errc::empty;
    }
    /// After attempt(). Empty where the wait ended before a message came.
    [[nodiscard]] result_type& result() noexcept { return *result_; }

    void enter(wait::waiter who = wait::waiter::thread) noexcept { wait::enter(core_->items(), who); }
    void leave(wait::waiter who = wait::waiter::thread) noexcept {
        wait::leave(core_->items(), who);
        if (core_->can_pop()) core_->items().notify_one();
    }
    [[nodiscard]] bool ready() noexcept { return core_->can_pop(); }
    [[nodiscard]] port::watched watch() noexcept { return core_->items().watch(); }
    [[nodiscard]] port::clock::time_point due() noexcept {
        if constexpr (requires { core_->due(); })
            return core_->due();
        else
            return due_of(core_->items());
    }

private:
    Core* core_;
    typename Core::receiver_side* side_;
    std::optional<result_type> result_;
};

}  // namespace pawl::inline PAWL_PORT::channel
