// How a ring is closed, by either end, although its producer publishes by a plain store.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/asymmetric_event.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::channel {

/// A flag alone would lose a message: the producer sees an open ring, is stopped, the consumer closes, finds nothing and
/// goes, and then the producer publishes and reports success. So the producer announces, by one more plain store to a line
/// of its own, how far it is about to publish, before it looks at the flag. Who closes sets the flag, makes every task pass
/// a barrier, and only then seals: from there on a producer either sees the flag, or its announcement is seen. A
/// consumer says "closed" when the ring is sealed and nothing is announced beyond what was published; until then "empty".
class ring_seal {
public:
    using position = std::size_t;

    /// For the producer, before it publishes. False: closed; take the announcement back.
    [[nodiscard]] bool announce(position next) noexcept PAWL_NONBLOCKING {
        announced_.store(next, std::memory_order_relaxed);
        wait::light_barrier();
        // relaxed: the order against the announcement is the barriers' work, and there is nothing to acquire.
        if (signs_.load(std::memory_order_relaxed) == 0) [[likely]]
            return true;
        return announce_with_care(next);
    }
    void take_back(position published) noexcept PAWL_NONBLOCKING {
        announced_.store(published, std::memory_order_release);
    }

    [[nodiscard]] bool closing() const noexcept PAWL_NONBLOCKING {
        return (signs_.load(std::memory_order_acquire) & closing_sign) != 0;
    }
    /// For a consumer that has found nothing at this place.
    [[nodiscard]] bool nothing_comes_after(position at,
                                           const std::atomic<position>& tail) const noexcept PAWL_NONBLOCKING {
        // acquire, and the announcement before the tail: what was announced and is published is then seen as published.
        if ((signs_.load(std::memory_order_acquire) & sealed_sign) == 0) return false;
        return announced_.load(std::memory_order_acquire) == at && tail.load(std::memory_order_acquire) == at;
    }

    /// False: it was closed.
    bool close() noexcept {
        const std::uint32_t before = signs_.fetch_or(closing_sign, std::memory_order_seq_cst);
        if ((before & closing_sign) != 0) return false;
        if ((before & careful_sign) == 0) static_cast<void>(port::barrier_everywhere());
        // Fails where the ring was opened again meanwhile.
        std::uint32_t seen = before | closing_sign;
        signs_.compare_exchange_strong(seen, seen | sealed_sign, std::memory_order_seq_cst);
        return true;
    }
    void reopen() noexcept {
        std::uint32_t seen = signs_.load(std::memory_order_relaxed);
        while (!signs_.compare_exchange_weak(seen, seen & careful_sign, std::memory_order_seq_cst))
            ;
    }
    /// Where the platform has no barrier for others, the producer passes one itself at each message. Asked once, early:
    /// the first such call of a process may take milliseconds.
    void prepare() noexcept {
        if (!port::barrier_everywhere()) signs_.fetch_or(careful_sign, std::memory_order_seq_cst);
    }

private:
    static constexpr std::uint32_t closing_sign = 1, sealed_sign = 2, careful_sign = 4;

    bool announce_with_care(position next) noexcept PAWL_NONBLOCKING {
        // seq_cst on both: in their one order, this look comes after the flag, or the flag after the announcement.
        announced_.exchange(next, std::memory_order_seq_cst);
        return (signs_.load(std::memory_order_seq_cst) & closing_sign) == 0;
    }

    std::atomic<position> announced_{0};
    alignas(port::cache_line) std::atomic<std::uint32_t> signs_{0};
};

}  // namespace pawl::inline PAWL_PORT::channel
