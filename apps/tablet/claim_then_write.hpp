// The channel that froze the tablet: for many senders and one receiver, bounded, without a lock, and with a promise that it
// does not keep. A sender claims a slot by one compare-exchange, and then writes into it. A receiver that comes in between
// spins, although its call is named try_: the sender "will be done in a moment". Where the receiver outranks the sender and
// both have one core, that moment never comes. The tablet offers it for comparison (--channel=claim-then-write).
#pragma once

#include <pawl/nonblocking.hpp>

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

namespace tablet {

/// What such a channel tells of itself: nothing.
struct tells_nothing {
    struct claim {
        explicit claim(const void*) noexcept {}
    };
    struct spin {
        explicit spin(const void*) noexcept {}
    };
};

/// Teller: is made where a slot is to be claimed, or where a receiver begins to spin on one, and destroyed when that is over.
template <class T, class Teller = tells_nothing>
class claim_then_write {
public:
    explicit claim_then_write(std::size_t capacity)
        : slots_{std::make_unique<slot[]>(std::bit_ceil(capacity))}, mask_{std::bit_ceil(capacity) - 1} {}

    /// False: full. From any thread.
    bool try_send(const T& message) noexcept {
        std::uint64_t tail = tail_.load(std::memory_order_relaxed);
        for (;;) {
            // acquire: what the receiver has read of the slot, it has read.
            if (tail - head_.load(std::memory_order_acquire) > mask_) return false;
            slot& mine = slots_[tail & mask_];
            // Told before it is so: whoever is stopped right behind the claim has told of it.
            const typename Teller::claim claimed{&mine};
            if (!tail_.compare_exchange_weak(tail, tail + 1, std::memory_order_seq_cst)) continue;
            // A thread that is preempted here has a slot that everybody sees, and nobody can read.
            mine.message = message;
            // release: the receiver that sees the lap sees the message.
            mine.lap.store(tail / (mask_ + 1) + 1, std::memory_order_release);
            return true;
        }
    }

    /// The oldest message; nothing where there is none. From one thread. The promise not to block is made in good faith: no
    /// compiler sees that a loop waits for somebody.
    std::optional<T> try_recv() noexcept PAWL_NONBLOCKING {
        const std::uint64_t head = head_.load(std::memory_order_relaxed);
        if (head == tail_.load(std::memory_order_seq_cst)) return std::nullopt;
        slot& oldest = slots_[head & mask_];
        if (!is_written(oldest, head)) {
            PAWL_TRUSTED(const typename Teller::spin spinning{&oldest});  // tells, and waits for nobody
            while (!is_written(oldest, head)) {
            }
        }
        std::optional<T> message{oldest.message};
        head_.store(head + 1, std::memory_order_release);  // the slot may be claimed again
        return message;
    }

private:
    struct slot {
        T message{};
        std::atomic<std::uint64_t> lap{0};  // how often it was written
    };
    [[nodiscard]] bool is_written(const slot& at, std::uint64_t position) const noexcept PAWL_NONBLOCKING {
        return at.lap.load(std::memory_order_acquire) == position / (mask_ + 1) + 1;
    }

    std::unique_ptr<slot[]> slots_;
    std::uint64_t mask_;
    alignas(64) std::atomic<std::uint64_t> head_{0};
    alignas(64) std::atomic<std::uint64_t> tail_{0};
};

}  // namespace tablet
