// The port to Linux: words are futexes, time is CLOCK_MONOTONIC.
#pragma once

#include <pawl/port/linux/system_call.h>
#include <pawl/nonblocking.hpp>
#include <pawl/port/linux/double_word.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <climits>
#include <cstdint>
#include <span>

/// Each port lives in an inline namespace of its own: object files of two ports do not link together.
#define PAWL_PORT on_linux
/// Threads with settings, and interrupts on top of them (pawl/port/threads.hpp, interruptions.hpp).
#define PAWL_PORT_HAS_THREADS 1
#define PAWL_PORT_HAS_INTERRUPTIONS 1

namespace pawl::inline on_linux::port {

using clock = std::chrono::steady_clock;  // CLOCK_MONOTONIC in libstdc++ and libc++
using word = std::atomic<std::uint32_t>;
static_assert(sizeof(word) == sizeof(std::uint32_t) && word::is_always_lock_free);

inline constexpr std::size_t cache_line = 64;
inline constexpr std::size_t most_tasks = 1024;   // that locks and waits know at one time
inline constexpr std::size_t most_held = 32;      // by one of them
inline constexpr bool coroutines_jump = true;      // with optimisation
inline constexpr std::size_t code_depth = 4;      // two, and two callers where code is not optimised
/// What waits at one time: levels of executors and threads with coroutines; tasks at rendezvous; in lines of asynchronous
/// locks. And what is known of those who hold ends of channels, or have ended with a lock.
inline constexpr std::size_t most_loops = 256, most_parties = 1024, most_in_line = 1024;
inline constexpr std::size_t most_bound_ends = 256, most_orphans = 64;
inline constexpr std::size_t most_turns = 64;  // threads that ask busy loops for turns
inline constexpr std::size_t most_watched = 127;  // futex_waitv takes 128; pawl check's runtime the same
/// How long a sleeper sleeps at most where the kernel refuses barrier_everywhere().
inline constexpr std::chrono::milliseconds longest_unwoken{1};

/// A task that sleeps begins a record for that, if it has none yet (watch/this_task.hpp).
inline constexpr bool has_texts = true;
inline constexpr bool shows_every_wait = PAWL_SHOW_EVERY_WAIT;

/// How often a thread looks, at most, before it sleeps: 20 to 30 us on the machines measured, as long as a wake-up takes.
inline constexpr unsigned most_looks = PAWL_LOOKS_BEFORE_SLEEP;
/// The order in which locks are taken is learnt, and a warning given where it can jam (lock/order.hpp).
inline constexpr bool watches_lock_order = PAWL_WATCHES_LOCK_ORDER;
/// What happens can be told to who traces the program (watch/trace_hook.hpp).
inline constexpr bool traces = PAWL_TRACES;
inline void pause() noexcept PAWL_NONBLOCKING {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("isb");  // yield returns at once on most cores
#endif
}

/// A variable that each thread has for itself; begins as T{}, a constant.
template <class T>
inline constinit thread_local T of_this_thread{};

/// How a lock_inherit ended.
enum class inherited : std::uint8_t { taken, timeout, would_close_circle, owner_gone, refused };

/// A word and what it held when its owner last looked.
struct watched {
    const word* at;
    std::uint32_t seen;
};

namespace detail {
inline const std::uint32_t* address(const word& w) noexcept PAWL_NONBLOCKING {
    return reinterpret_cast<const std::uint32_t*>(&w);
}
inline std::uint32_t* address(word& w) noexcept PAWL_NONBLOCKING { return reinterpret_cast<std::uint32_t*>(&w); }

class kernel_time {
public:
    explicit kernel_time(clock::time_point t) noexcept {
        const auto since = t.time_since_epoch();
        // A time before the clock's zero has passed; the kernel would refuse it instead of saying so.
        if (since.count() <= 0) return;
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since);
        time_.tv_sec = static_cast<std::time_t>(seconds.count());
        time_.tv_nsec = static_cast<long>(std::chrono::nanoseconds{since - seconds}.count());
        if (t == clock::time_point::max()) pointer_ = nullptr;
    }
    kernel_time(const kernel_time&) = delete;
    kernel_time& operator=(const kernel_time&) = delete;
    [[nodiscard]] const std::timespec* get() const noexcept { return pointer_; }

private:
    std::timespec time_{};
    const std::timespec* pointer_ = &time_;
};
}  // namespace detail

/// Blocks until w is no longer seen, is woken, or the deadline passes; may return for no reason. Allocates nothing. True: a
/// waker has counted this one, or it was for no reason.
inline bool wait(const word& w, std::uint32_t seen, clock::time_point deadline) noexcept {
    const detail::kernel_time until{deadline};
    return pawl_futex_wait(detail::address(w), seen, until.get()) == 0;
}

/// The same for at most most_watched words.
inline void wait_any(std::span<const watched> words, clock::time_point deadline) noexcept {
    constexpr word nothing{0};
    if (words.size() < 2) {
        const watched one = words.empty() ? watched{&nothing, 0} : words[0];  // nothing: until then
        wait(*one.at, one.seen, deadline);
        return;
    }
    const detail::kernel_time until{deadline};
    std::array<pawl_futex_word, most_watched> list;
    unsigned count = 0;
    for (const watched& each : words) list[count++] = {detail::address(*each.at), each.seen};
    // A kernel before 5.16 has no such call: sleep on the first word, and look at the others now and then.
    if (pawl_futex_wait_any(list.data(), count, until.get()) == -ENOSYS)
        wait(*words[0].at, words[0].seen, std::min(deadline, clock::now() + longest_unwoken));
}

/// Never blocks; from anywhere. A futex wake: about 0.2 us with nobody asleep, so ask before.
inline void wake_one(word& w) noexcept PAWL_NONBLOCKING { pawl_futex_wake(detail::address(w), 1); }
inline void wake_all(word& w) noexcept PAWL_NONBLOCKING { pawl_futex_wake(detail::address(w), INT_MAX); }

/// Interrupts each core that runs a thread of this process, for about a microsecond; called only by who is about to sleep.
[[nodiscard]] inline bool barrier_everywhere() noexcept { return pawl_memory_barrier_everywhere() == 0; }

/// Takes a word that holds 0 or its owner's number; the owner runs with the caller's priority meanwhile.
[[nodiscard]] inline inherited lock_inherit(word& w, clock::time_point deadline) noexcept {
    const detail::kernel_time until{deadline};
    for (;;) switch (pawl_futex_lock_inherit(detail::address(w), until.get())) {
            case 0: return inherited::taken;
            case -ETIMEDOUT: return inherited::timeout;
            case -EDEADLK: return inherited::would_close_circle;
            case -ESRCH: return inherited::owner_gone;
            case -EAGAIN:
            case -EINTR: break;  // the owner is ending at this moment
            default: return inherited::refused;
        }
}
/// Only by the owner, and where the word says that somebody waits. Never blocks.
inline void unlock_inherit(word& w) noexcept PAWL_NONBLOCKING { pawl_futex_unlock_inherit(detail::address(w)); }
/// In a word of lock_inherit: the owner's number; the other bits are the kernel's.
inline constexpr std::uint32_t owner_bits = 0x3fff'ffff;

/// Any number, another one each time: who begins where, not who wins. xorshift (Marsaglia, 2003).
[[nodiscard]] inline std::uint32_t any_number() noexcept {
    thread_local constinit std::uint32_t state = 0x9e3779b9;
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

}  // namespace pawl::inline on_linux::port
