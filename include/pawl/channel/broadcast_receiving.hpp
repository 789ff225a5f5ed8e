// Receiving from a channel in which each receiver has a place of its own, as the waiting dance sees it.
#pragma once

#include <pawl/error.hpp>
#include <pawl/wait/event.hpp>

#include <expected>
#include <optional>

namespace pawl::inline PAWL_PORT::channel {

/// One receive. A wake-up need not be passed on: a message wakes every sleeper, since each of them is to have it.
template <class Core>
class broadcast_receiving {
public:
    using value_type = typename Core::value_type;
    using result_type = std::expected<value_type, errc>;
    broadcast_receiving(Core& core, typename Core::receiver_side& side) noexcept : core_{&core}, side_{&side} {}

    bool attempt() noexcept {
        result_.emplace(core_->pop(*side_));
        return *result_ || result_->error() != errc::empty;
    }
    /// After attempt(). Empty where the wait ended before a message came.
    [[nodiscard]] result_type& result() noexcept { return *result_; }

    static constexpr bool may_be_told = true, is_timed = false;
    void enter(wait::waiter who = wait::waiter::thread) noexcept { core_->items().enter(who); }
    void leave(wait::waiter who = wait::waiter::thread) noexcept { core_->items().leave(who); }
    [[nodiscard]] bool ready() noexcept { return core_->can_pop(*side_); }
    [[nodiscard]] port::watched watch() noexcept { return core_->items().watch(); }
    [[nodiscard]] port::clock::time_point due() noexcept { return port::clock::time_point::max(); }

private:
    Core* core_;
    typename Core::receiver_side* side_;
    std::optional<result_type> result_;
};

}  // namespace pawl::inline PAWL_PORT::channel
