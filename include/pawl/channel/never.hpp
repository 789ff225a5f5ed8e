// A channel on which nothing ever comes.
#pragma once

#include <pawl/channel/endpoints.hpp>
#include <pawl/channel/plain_operations.hpp>
#include <pawl/channel/receiver.hpp>
#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/event.hpp>

#include <atomic>
#include <cstddef>
#include <expected>

namespace pawl::inline PAWL_PORT {

namespace channel {
template <class T>
class silence {
public:
    using value_type = T;
    using receiving = plain_receiving<silence>;
    struct receiver_side {};
    static constexpr bool many_receivers = true;
    static constexpr bool realtime_receive = true;

    std::expected<T, errc> pop(receiver_side&) noexcept PAWL_NONBLOCKING {
        return std::unexpected(is_closed() ? errc::closed : errc::empty);
    }
    [[nodiscard]] bool can_pop() noexcept { return is_closed(); }
    wait::event& items() noexcept { return items_; }

    [[nodiscard]] std::size_t capacity() const noexcept { return 0; }
    [[nodiscard]] std::size_t size() const noexcept { return 0; }
    // seq_cst: against close(), which notifies after its change.
    [[nodiscard]] bool is_closed() const noexcept PAWL_NONBLOCKING { return closed_.load(std::memory_order_seq_cst); }
    bool close() noexcept {
        const bool before = closed_.exchange(true, std::memory_order_seq_cst);
        items_.notify_all();
        return !before;
    }
    void reopen() noexcept {}

    void retire(auto&) noexcept {}
    void hand_over(auto&, auto&) noexcept {}
    static void destroy(silence* core) noexcept { delete core; }

    endpoints ends{unlimited, unlimited};

private:
    std::atomic<bool> closed_{false};
    wait::event items_;
};
}  // namespace channel

/// A receiver to which nothing ever comes: for the branch of a select that is not wanted now. Receives wait until their
/// time-out, or until somebody calls close(). One allocation, here. Throws std::bad_alloc.
template <class T>
[[nodiscard]] auto never() {
    pawl::detail::require_sendable<T>();
    return receiver<channel::silence<T>>{new channel::silence<T>};
}

}  // namespace pawl::inline PAWL_PORT
