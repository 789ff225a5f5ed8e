// A bounded channel for many senders and one receiver that publishes a message in one step: the compare-exchange that
// takes the slot also writes it, so there is no moment between "claimed" and "written" in which a sender could be
// stopped. The tail is only a hint that anybody helps along.
// After P. Tsigas and Y. Zhang, A Simple, Fast and Scalable Non-Blocking Concurrent FIFO Queue, 2001.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>

template <std::size_t Capacity>
class one_step_ring {
public:
    /// False where the ring is full. Lock-free: tries again only where another sender got ahead. From any thread.
    bool try_send(std::uint32_t message) {
        for (;;) {
            // acquire: a sender that sees this tail sees the slots before it
            std::uint64_t tail = tail_.load(std::memory_order_acquire);
            // acquire: the receiver has read what it has counted
            const std::uint64_t taken = taken_.load(std::memory_order_acquire);
            std::uint64_t seen = slot_of(tail).load(std::memory_order_acquire);
            if (lap_of(seen) == lap_at(tail)) {  // already published there: help the tail along
                tail_.compare_exchange_strong(tail, tail + 1, std::memory_order_acq_rel);
                continue;
            }
            if (lap_of(seen) != lap_at(tail) - 1) continue;  // `tail` has grown old
            if (tail >= taken + Capacity) return false;
            // release: publishes the message to the receiver's acquire
            const std::uint64_t published = lap_at(tail) << 32 | message;
            if (slot_of(tail).compare_exchange_strong(seen, published, std::memory_order_acq_rel)) {
                tail_.compare_exchange_strong(tail, tail + 1, std::memory_order_acq_rel);
                return true;
            }
        }
    }

    /// The oldest message, or nothing where none is complete. Wait-free: two loads and a store. From one thread only.
    std::optional<std::uint32_t> try_recv() {
        // relaxed: only the receiver writes it
        const std::uint64_t taken = taken_.load(std::memory_order_relaxed);
        const std::uint64_t seen = slot_of(taken).load(std::memory_order_acquire);
        if (lap_of(seen) != lap_at(taken)) return std::nullopt;
        taken_.store(taken + 1, std::memory_order_release);
        return static_cast<std::uint32_t>(seen);
    }

private:
    // A slot holds the lap in which it was written (32 bits) and the message. Laps count from 1; 0 is "never written".
    static std::uint64_t lap_at(std::uint64_t position) { return position / Capacity + 1; }
    static std::uint64_t lap_of(std::uint64_t slot) { return slot >> 32; }
    std::atomic<std::uint64_t>& slot_of(std::uint64_t position) { return slots_[position % Capacity]; }

    alignas(64) std::atomic<std::uint64_t> taken_ = 0;
    alignas(64) std::atomic<std::uint64_t> tail_ = 0;
    alignas(64) std::array<std::atomic<std::uint64_t>, Capacity> slots_{};
};
