// How far a ring's producer may go, and how either end closes the ring although its producer publishes by plain stores.
#pragma once

#include <pawl/channel/ring_place.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/asymmetric_event.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::channel {

/// A flag alone would lose a message: the producer sees an open ring, is stopped, the consumer closes, finds nothing and
/// goes; then the producer publishes and reports success. So the producer's own position is stored *before* it looks
/// whether it may go there, as an announcement, and the tail after it has written. Closing puts the limit, which the
/// producer looks at in any case, behind it, and makes every task pass a barrier: from there on a producer either finds
/// itself behind the limit, or its announcement is seen. Only then the ring is sealed. A consumer says "closed" when the
/// ring is sealed and nothing is announced beyond what it took; until then "empty".
class ring_gate {
public:
    /// For the producer: where it is, what it published last.
    [[nodiscard]] ring_position at() const noexcept PAWL_NONBLOCKING {
        return announced_.load(std::memory_order_relaxed);
    }
    /// True: it may publish up to next. False: ask look().
    [[nodiscard]] bool pass(ring_position next) noexcept PAWL_NONBLOCKING {
        announced_.store(next, std::memory_order_relaxed);
        wait::light_barrier();
        // relaxed: the order against the announcement is the barriers' work. What the limit promises was acquired in look().
        return reaches(limit_.load(std::memory_order_relaxed), next);
    }
    /// The same when the limit is used up; limit: the consumer's position and the capacity, just loaded.
    [[nodiscard]] bool look(ring_position at, ring_position next, ring_position limit) noexcept PAWL_NONBLOCKING;
    /// After a refusal: nothing is on its way. Then the consumer must be told, who may sleep because of the announcement.
    void take_back(ring_position published) noexcept PAWL_NONBLOCKING {
        // relaxed: whoever finds its own place here has all that was published up to there.
        announced_.store(published, std::memory_order_relaxed);
    }
    [[nodiscard]] bool closing() const noexcept PAWL_NONBLOCKING {
        return (signs_.load(std::memory_order_seq_cst) & closing_sign) != 0;
    }
    /// As closing(), for whoever acts on it: no send that begins afterwards is accepted, though who closes may be stopped
    /// half-way. Putting the limit back once too often only costs the producer a look.
    [[nodiscard]] bool closed(const std::atomic<ring_position>& tail) noexcept PAWL_NONBLOCKING {
        if (!closing()) return false;
        put_back(tail);
        return true;
    }
    /// For a consumer that has found nothing at this place.
    [[nodiscard]] bool nothing_follows(ring_position at,
                                       const std::atomic<ring_position>& tail) const noexcept PAWL_NONBLOCKING {
        if ((signs_.load(std::memory_order_acquire) & sealed_sign) == 0) return false;
        // acquire, and the announcement before the tail: what was announced and is published is then seen as published.
        return announced_.load(std::memory_order_acquire) == at && tail.load(std::memory_order_acquire) == at;
    }

    /// False: it was closed.
    bool close(const std::atomic<ring_position>& tail) noexcept;
    void reopen() noexcept { signs_.fetch_and(careful_sign, std::memory_order_seq_cst); }
    /// Where the platform has no barrier for others, the producer passes one itself at each message. Asked once, early:
    /// the first such call of a process may take milliseconds.
    void prepare() noexcept {
        if (!port::barrier_everywhere()) signs_.fetch_or(careful_sign, std::memory_order_seq_cst);
    }

private:
    static constexpr std::uint32_t closing_sign = 1, sealed_sign = 2, careful_sign = 4;

    void put_back(const std::atomic<ring_position>& tail) noexcept PAWL_NONBLOCKING {
        limit_.store(tail.load(std::memory_order_seq_cst), std::memory_order_seq_cst);
    }

    // The producer's line: others write there only to close, and read there only when the ring is closed.
    alignas(port::cache_line) std::atomic<ring_position> announced_{0};
    std::atomic<ring_position> limit_{0};
    alignas(port::cache_line) std::atomic<std::uint32_t> signs_{0};
};

inline bool ring_gate::look(ring_position at, ring_position next, ring_position limit) noexcept PAWL_NONBLOCKING {
    if (!reaches(limit, next)) return false;
    if ((signs_.load(std::memory_order_relaxed) & careful_sign) != 0) {
        // seq_cst, as below and in close(): in their one order this look comes after the flag, or the flag after the
        // announcement. The limit stays used up, so that the producer comes here each time.
        announced_.exchange(next, std::memory_order_seq_cst);
        return !closing();
    }
    limit_.store(limit, std::memory_order_relaxed);
    wait::light_barrier();
    if (!closing()) return true;  // who closes from now on finds this limit, and puts it back again
    limit_.store(at, std::memory_order_relaxed);
    return false;
}

inline bool ring_gate::close(const std::atomic<ring_position>& tail) noexcept {
    if ((signs_.fetch_or(closing_sign, std::memory_order_seq_cst) & closing_sign) != 0) return false;
    // First barrier: whoever raised the limit without having seen the sign has done so. Second: whoever passed the limit
    // before it was put back has announced itself.
    bool heard = port::barrier_everywhere();
    put_back(tail);
    heard = port::barrier_everywhere() && heard;
    signs_.fetch_or(heard ? sealed_sign : sealed_sign | careful_sign, std::memory_order_seq_cst);
    return true;
}

}  // namespace pawl::inline PAWL_PORT::channel
