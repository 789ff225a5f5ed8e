// The one place of a oneshot channel.
#pragma once

#include <pawl/channel/endpoints.hpp>
#include <pawl/channel/plain_operations.hpp>
#include <pawl/channel/ring_storage.hpp>
#include <pawl/channel/sending_at_once.hpp>
#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/event.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// Goes through its phases once: unused -> writing -> message -> taken; back from writing to unused where the receiver
/// went meanwhile. The tombstone stands beside the phase: a compare-exchange from "writing, open" publishes the message, so
/// that a close comes before it or after. Only a second call on the same sender ever meets "writing"; it is told that the
/// sender is spent, and waits for nobody. No call tries more than twice: each is wait-free.
template <class T, bool OnHeap>
class single_place {
public:
    using value_type = T;
    using sending = sending_at_once<single_place>;
    using receiving = plain_receiving<single_place>;
    static constexpr bool many_senders = false, many_receivers = false;
    static constexpr bool realtime_send = true, realtime_receive = true;
    struct sender_side {};
    struct receiver_side {};

    single_place() noexcept = default;
    single_place(const single_place&) = delete;
    single_place& operator=(const single_place&) = delete;
    ~single_place() {
        // relaxed: whoever destroys it comes after both ends.
        if (phase_of(state_.load(std::memory_order_relaxed)) == phase::message) std::destroy_at(&cell_.message);
    }

    /// Takes the message only when it returns errc{}.
    errc push(sender_side&, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        if (!change(only(phase::unused), only(phase::writing))) return errc::closed;
        std::construct_at(&cell_.message, std::move(message));
        if (change(only(phase::writing), only(phase::message))) {
            items_.notify_one();
            return errc{};
        }
        // Closed meanwhile. The caller's variable was moved from; it takes its value back.
        std::destroy_at(&message);
        std::construct_at(&message, std::move(cell_.message));
        std::destroy_at(&cell_.message);
        state_.fetch_and(tombstone, std::memory_order_seq_cst);  // release: the empty cell, to a sender after reopen()
        return errc::closed;
    }
    errc push_at_once(sender_side& side, T& message) noexcept { return push(side, message); }

    std::expected<T, errc> pop(receiver_side&) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        for (;;) {
            const std::uint32_t seen = look();
            if (phase_of(seen) == phase::taken) return std::unexpected(errc::closed);
            if (phase_of(seen) != phase::message)
                return std::unexpected((seen & tombstone) != 0 ? errc::closed : errc::empty);
            if (!change(seen, only(phase::taken) | (seen & tombstone))) continue;
            struct at_end {
                T& done;
                ~at_end() { std::destroy_at(&done); }
            } const message{cell_.message};
            return std::move(message.done);
        }
    }

    [[nodiscard]] bool can_push() noexcept PAWL_NONBLOCKING { return true; }
    [[nodiscard]] bool can_pop() noexcept PAWL_NONBLOCKING {
        const std::uint32_t seen = look();
        return seen != only(phase::unused) && seen != only(phase::writing);
    }
    wait::event& items() noexcept { return items_; }

    [[nodiscard]] std::size_t capacity() const noexcept { return 1; }
    [[nodiscard]] std::size_t size() const noexcept { return phase_of(look()) == phase::message ? 1 : 0; }
    [[nodiscard]] bool is_closed() const noexcept PAWL_NONBLOCKING { return closed(look()); }
    bool close() noexcept PAWL_NONBLOCKING {
        const std::uint32_t before = state_.fetch_or(tombstone, std::memory_order_seq_cst);
        items_.notify_all();
        return !closed(before);
    }
    /// In vain once a message was sent.
    void reopen() noexcept PAWL_NONBLOCKING { state_.fetch_and(~tombstone, std::memory_order_seq_cst); }

    void retire(auto&) noexcept {}
    void hand_over(auto&, auto&) noexcept {}
    static void destroy(single_place* place) noexcept {
        if constexpr (OnHeap) delete place;
    }

    endpoints ends{2, 1, 1};

private:
    enum class phase : std::uint32_t { unused, writing, message, taken };
    static constexpr std::uint32_t tombstone = 4;

    static constexpr std::uint32_t only(phase p) noexcept PAWL_NONBLOCKING { return static_cast<std::uint32_t>(p); }
    static constexpr phase phase_of(std::uint32_t state) noexcept PAWL_NONBLOCKING {
        return static_cast<phase>(state & ~tombstone);
    }
    static constexpr bool closed(std::uint32_t state) noexcept PAWL_NONBLOCKING {
        return (state & tombstone) != 0 || phase_of(state) >= phase::message;
    }
    std::uint32_t look() const noexcept PAWL_NONBLOCKING { return state_.load(std::memory_order_seq_cst); }
    // seq_cst: the change that a notifier makes before it looks for waiters. It publishes the cell, too.
    bool change(std::uint32_t from, std::uint32_t to) noexcept PAWL_NONBLOCKING {
        return state_.compare_exchange_strong(from, to, std::memory_order_seq_cst);
    }

    std::atomic<std::uint32_t> state_{0};
    wait::event items_;
    channel::cell<T> cell_;
};

}  // namespace pawl::inline PAWL_PORT::channel
