// Two words that change by one compare-exchange: a slot that holds a message of one word beside its turn.
#pragma once

#include <pawl/nonblocking.hpp>

#include <atomic>
#include <cstdint>

#if defined(__SANITIZE_THREAD__)
#define PAWL_SEES_ACCESSES 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define PAWL_SEES_ACCESSES 1
#endif
#endif

#if defined(__x86_64__) && defined(PAWL_SEES_ACCESSES)
// ThreadSanitizer and pawl check cannot look into an instruction written by hand; both know this function.
__extension__ typedef unsigned __int128 pawl_both_words;  // known to GCC and clang, and not to the standard
extern "C" pawl_both_words __tsan_atomic128_compare_exchange_val(volatile pawl_both_words*, pawl_both_words,
                                                                 pawl_both_words, int, int);
#endif

namespace pawl::inline on_linux::port {

// PAWL_WITHOUT_DOUBLE_WORD: tests look at what other processors get.
#if defined(__x86_64__) && !defined(PAWL_WITHOUT_DOUBLE_WORD)
inline constexpr bool has_double_word = true;

/// Both words change together or not at all; each is read by itself, so that two reads may belong to two changes: the
/// compare-exchange that follows then fails.
struct alignas(16) double_word {
    std::atomic<std::uint64_t> first{0};
    std::atomic<std::uint64_t> second{0};

    /// Sequentially consistent. Wait-free on x86-64 (cmpxchg16b).
    bool compare_exchange(std::uint64_t old_first, std::uint64_t old_second, std::uint64_t new_first,
                          std::uint64_t new_second) noexcept PAWL_NONBLOCKING {
#if defined(PAWL_SEES_ACCESSES)
        using both = pawl_both_words;
        const both expected = both{old_second} << 64 | old_first, desired = both{new_second} << 64 | new_first;
        return __tsan_atomic128_compare_exchange_val(reinterpret_cast<volatile both*>(this), expected, desired,
                                                     __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST) == expected;
#else
        // By hand: GCC 12 has no inline form without -mcx16, and libatomic's function may take a lock.
        bool done;
        asm volatile("lock cmpxchg16b %1"
                     : "=@ccz"(done), "+m"(*this), "+a"(old_first), "+d"(old_second)
                     : "b"(new_first), "c"(new_second)
                     : "memory");
        return done;
#endif
    }
};
#else
inline constexpr bool has_double_word = false;

struct double_word;  // messages stand in cells beside the ring
#endif

}  // namespace pawl::inline on_linux::port

#if defined(PAWL_LOOKS_BEFORE_SLEEP)
#elif defined(PAWL_SEES_ACCESSES)
#define PAWL_LOOKS_BEFORE_SLEEP 0  // each look would be a step, and a schedule of its own
#else
#define PAWL_LOOKS_BEFORE_SLEEP 1024
#endif
#if defined(PAWL_WATCHES_LOCK_ORDER)
#elif defined(PAWL_SEES_ACCESSES)
#define PAWL_WATCHES_LOCK_ORDER 0  // pawl check watches it by itself
#else
#define PAWL_WATCHES_LOCK_ORDER 1
#endif
#if defined(PAWL_SHOW_EVERY_WAIT)
#elif defined(PAWL_SEES_ACCESSES)
#define PAWL_SHOW_EVERY_WAIT 0  // tasks that begin a record at once would be told apart by who was first
#else
#define PAWL_SHOW_EVERY_WAIT 1
#endif
#if defined(PAWL_TRACES)
#elif defined(PAWL_SEES_ACCESSES)
#define PAWL_TRACES 0  // each look at the switch would be a step; and pawl check tells more
#else
#define PAWL_TRACES 1
#endif
#undef PAWL_SEES_ACCESSES
