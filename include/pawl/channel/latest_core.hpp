// The cell that holds the newest value, between one writer and one reader.
#pragma once

#include <pawl/channel/endpoints.hpp>
#include <pawl/channel/plain_operations.hpp>
#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/event.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// Three buffers: the writer's, the reader's, and one in the middle. The writer changes its own for the middle one; the
/// reader marks the middle one as taken, and so gives back the one it had: of three, the writer knows it is the one that
/// is neither its own nor in the middle. Marking, where the usual reader exchanges, leaves the tombstone alone that
/// close() puts into the same word, so that each write comes before it or is refused.
///
/// A value that no reader saw is destroyed by the writer, at the next write; one that was looked at, by the reader.
template <class T>
class latest_core {
public:
    using value_type = T;
    using sending = plain_sending<latest_core>;
    using receiving = plain_receiving<latest_core>;
    static constexpr bool many_senders = false, many_receivers = false;
    static constexpr bool realtime_send = true, realtime_receive = true;
    struct sender_side {};
    struct receiver_side {};

    latest_core() noexcept = default;
    latest_core(const latest_core&) = delete;
    latest_core& operator=(const latest_core&) = delete;
    ~latest_core() {
        forget();
        // relaxed: whoever destroys it comes after both ends.
        const std::uint32_t state = state_.load(std::memory_order_relaxed);
        if ((state & fresh) != 0) std::destroy_at(value(middle(state)));
    }

    errc push(sender_side&, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        // acquire: what the reader did with the buffer that it gave back.
        std::uint32_t seen = state_.load(std::memory_order_acquire);
        if ((seen & closed) != 0) return errc::closed;
        std::construct_at(value(back_), std::move(message));
        // release: the value; seq_cst: against a reader that goes to sleep (wait/event.hpp). Fails at most once because
        // of the reader, which takes a value once, and once because of close().
        while (!state_.compare_exchange_strong(seen, back_ | fresh, std::memory_order_seq_cst))
            if ((seen & closed) != 0) {
                take_back(message);
                return errc::closed;
            }
        if ((seen & fresh) != 0) {
            back_ = middle(seen);
            std::destroy_at(value(back_));
        } else {
            back_ = all_indices - back_ - middle(seen);
        }
        items_.notify_one();
        return errc{};
    }

    std::expected<T, errc> pop(receiver_side&) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        if (const errc why = take(); why != errc{}) return std::unexpected(why);
        struct at_end {
            latest_core& cell;
            ~at_end() { cell.forget(); }
        } const taken{*this};
        return std::expected<T, errc>{std::in_place, std::move(*value(front_))};
    }
    /// The newest value, seen before or not; nullptr before the first, and after pop() until the next.
    const T* look() noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        static_cast<void>(take());
        return kept_ ? value(front_) : nullptr;
    }

    [[nodiscard]] bool can_push() const noexcept PAWL_NONBLOCKING { return true; }
    [[nodiscard]] bool can_pop() const noexcept PAWL_NONBLOCKING { return (state() & (fresh | closed)) != 0; }
    wait::event& room() noexcept { return room_; }
    wait::event& items() noexcept { return items_; }

    [[nodiscard]] std::size_t capacity() const noexcept { return 1; }
    [[nodiscard]] std::size_t size() const noexcept PAWL_NONBLOCKING { return (state() & fresh) != 0 ? 1 : 0; }
    [[nodiscard]] bool is_closed() const noexcept PAWL_NONBLOCKING { return (state() & closed) != 0; }
    bool close() noexcept PAWL_NONBLOCKING {
        if ((state_.fetch_or(closed, std::memory_order_seq_cst) & closed) != 0) return false;
        items_.notify_all();
        return true;
    }
    void reopen() noexcept PAWL_NONBLOCKING { state_.fetch_and(~closed, std::memory_order_seq_cst); }

    void retire(auto&) noexcept {}
    void hand_over(auto&, auto&) noexcept {}
    static void destroy(latest_core*) noexcept {}

    endpoints ends{2, 1, 1};

private:
    // The state: the middle buffer's index, whether nobody has taken it, whether the next write is refused.
    static constexpr std::uint32_t index_bits = 3, fresh = 4, closed = 8;
    static constexpr std::uint32_t all_indices = 0 + 1 + 2;
    static constexpr std::uint32_t middle(std::uint32_t state) noexcept PAWL_NONBLOCKING { return state & index_bits; }

    static constexpr std::size_t alignment = std::max(alignof(T), port::cache_line);
    union alignas(alignment) buffer {
        constexpr buffer() noexcept : nothing{} {}
        constexpr ~buffer() {}
        char nothing;
        T value;
    };

    // seq_cst: a reader looks here after it has announced itself (wait/event.hpp).
    std::uint32_t state() const noexcept PAWL_NONBLOCKING { return state_.load(std::memory_order_seq_cst); }
    T* value(std::uint32_t index) noexcept PAWL_NONBLOCKING { return &buffers_[index].value; }

    void take_back(T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        // The caller's variable was moved from; it takes its value back.
        std::destroy_at(&message);
        std::construct_at(&message, std::move(*value(back_)));
        std::destroy_at(value(back_));
    }
    errc take() noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        const std::uint32_t seen = state();
        if ((seen & fresh) == 0) return (seen & closed) != 0 ? errc::closed : errc::empty;
        forget();
        // acquire: the value, perhaps a newer one than was seen; release: the buffer that goes back is empty.
        front_ = middle(state_.fetch_and(~fresh, std::memory_order_acq_rel));
        kept_ = true;
        return errc{};
    }
    void forget() noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        if (kept_) std::destroy_at(value(front_));
        kept_ = false;
    }

    // The reader has the middle one at first, as after a take.
    alignas(port::cache_line) std::atomic<std::uint32_t> state_{2};
    alignas(port::cache_line) std::uint32_t back_ = 0;   // the writer's
    alignas(port::cache_line) std::uint32_t front_ = 2;  // the reader's
    bool kept_ = false;                                  // a value stands there
    alignas(port::cache_line) wait::event items_;
    wait::event room_;  // never waited for: there always is room
    buffer buffers_[3];
};

}  // namespace pawl::inline PAWL_PORT::channel
