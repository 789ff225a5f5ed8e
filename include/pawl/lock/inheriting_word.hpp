// The word of a lock: free, or its owner's number. Whoever waits lends its priority to the owner.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <atomic>
#include <cstdint>

namespace pawl::inline PAWL_PORT::lock {

/// Uncontended it is one compare-exchange to take and one to give up. Contended, the platform keeps the queue, because
/// only the platform can lend priorities, along chains of owners who wait themselves.
class inheriting_word {
public:
    [[nodiscard]] bool try_take(std::uint32_t me) noexcept PAWL_NONBLOCKING { return take_or_read(me) == 0; }
    /// 0: taken. Otherwise the word, whose owner_bits say who has it.
    [[nodiscard]] std::uint32_t take_or_read(std::uint32_t me) noexcept PAWL_NONBLOCKING {
        std::uint32_t seen = 0;
        // acquire: what the last owner did.
        word_.compare_exchange_strong(seen, me, std::memory_order_acquire, std::memory_order_relaxed);
        return seen;
    }
    [[nodiscard]] port::inherited take(port::clock::time_point deadline) noexcept {
        const port::inherited result = port::lock_inherit(word_, deadline);
        // acquire: what the last owner did. The platform has seen to it; this is for who does not know that, a sanitizer.
        static_cast<void>(word_.load(std::memory_order_acquire));
        return result;
    }
    /// By the owner. Never blocks.
    void give_up(std::uint32_t me) noexcept PAWL_NONBLOCKING {
        // release: to the next owner.
        if (word_.compare_exchange_strong(me, 0, std::memory_order_release, std::memory_order_relaxed)) return;
        word_.fetch_or(0, std::memory_order_release);  // as above: the platform hands it over
        port::unlock_inherit(word_);
    }
    /// Its owner ended without giving it up and without telling: free again, but for who else comes at the same moment.
    void take_from_the_dead() noexcept {
        std::uint32_t seen = word_.load(std::memory_order_relaxed);
        word_.compare_exchange_strong(seen, 0, std::memory_order_relaxed);
    }
    /// In a child of fork(), where nobody waits: another number, or 0.
    void set(std::uint32_t owner) noexcept { word_.store(owner, std::memory_order_release); }
    /// 0: free.
    [[nodiscard, gnu::always_inline]] std::uint32_t owner() const noexcept PAWL_NONBLOCKING {
        return word_.load(std::memory_order_relaxed) & port::owner_bits;
    }

private:
    port::word word_{0};
};

}  // namespace pawl::inline PAWL_PORT::lock
