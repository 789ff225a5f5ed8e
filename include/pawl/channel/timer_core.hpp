// What stands behind tick and after: a channel without a sender, whose messages are there when their time has come.
#pragma once

#include <pawl/channel/endpoints.hpp>
#include <pawl/channel/plain_operations.hpp>
#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/event.hpp>

#include <atomic>
#include <cstddef>
#include <expected>

namespace pawl::inline PAWL_PORT::channel {

/// The whole state is the time of the next message; who receives moves it on by one compare-exchange. No thread and no
/// signal is behind it: whoever waits sleeps until due() and looks.
class timer_core {
public:
    using value_type = port::clock::time_point;
    using receiving = plain_receiving<timer_core>;
    struct receiver_side {};
    static constexpr bool many_receivers = true;
    static constexpr bool realtime_receive = false;  // asks the clock, which on a host is the kernel's to answer

    /// A period of zero: one message only.
    timer_core(value_type first, port::clock::duration period) noexcept
        : next_{first.time_since_epoch().count()}, period_{period} {}
    timer_core(const timer_core&) = delete;
    timer_core& operator=(const timer_core&) = delete;

    std::expected<value_type, errc> pop(receiver_side&) noexcept {
        for (;;) {
            const value_type due = next();
            if (due == closed) return std::unexpected(errc::closed);
            const value_type now = port::clock::now();
            if (now < due) return std::unexpected(errc::empty);
            auto seen = due.time_since_epoch().count();
            // A failure: somebody took this message, or closed the timer. The next one is later, or there is none.
            if (next_.compare_exchange_strong(seen, after(due, now).time_since_epoch().count(),
                                              std::memory_order_seq_cst))
                return due;
        }
    }
    [[nodiscard]] bool can_pop() noexcept { return next() <= port::clock::now(); }
    [[nodiscard]] value_type due() noexcept { return next(); }
    wait::event& items() noexcept { return items_; }  // woken by close() alone

    [[nodiscard]] std::size_t capacity() const noexcept { return 1; }
    [[nodiscard]] std::size_t size() const noexcept { return is_closed() || port::clock::now() < next() ? 0 : 1; }
    [[nodiscard]] bool is_closed() const noexcept { return next() == closed; }
    bool close() noexcept {
        const auto before = next_.exchange(closed.time_since_epoch().count(), std::memory_order_seq_cst);
        items_.notify_all();
        return before != closed.time_since_epoch().count();
    }
    void reopen() noexcept {}

    void retire(auto&) noexcept {}
    void hand_over(auto&, auto&) noexcept {}
    static void destroy(timer_core* timer) noexcept { delete timer; }

    endpoints ends{unlimited, unlimited};

private:
    /// A time that is always past: who waits looks at once.
    static constexpr value_type closed = value_type::min();

    value_type next() const noexcept {
        // seq_cst: against close(), which notifies after its change.
        return value_type{port::clock::duration{next_.load(std::memory_order_seq_cst)}};
    }
    /// The first moment of the same beat that is still to come. What passed without being received is not made up for.
    value_type after(value_type due, value_type now) const noexcept {
        if (period_ == port::clock::duration::zero()) return value_type::max();
        const value_type last = due + (now - due) / period_ * period_;
        return period_ < value_type::max() - last ? last + period_ : value_type::max();
    }

    std::atomic<port::clock::rep> next_;
    port::clock::duration period_;
    wait::event items_;
};

}  // namespace pawl::inline PAWL_PORT::channel
