// The rings of all threads, and the coroutines of tasks.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/trace_event.hpp>
#include <pawl/watch/trace_ring.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <source_location>

namespace pawl::inline PAWL_PORT::trace {

/// In static storage, also when its thread has ended: what it did last may be why the program ends. Another thread takes it over
/// only when there is no fresh one.
struct thread_trace {
    std::atomic<std::uint32_t> number{0};  // the thread's; 0: nobody's yet
    std::array<std::atomic<char>, port::most_name> name{};
    ring events;

    /// By its thread: names change.
    void look_at_name() noexcept;
};
inline constexpr std::size_t most_threads = 512;
extern std::array<thread_trace, most_threads> threads;

/// How many events each thread keeps. Before the first event.
inline constexpr std::size_t usual_events = 16384, fewest_events = 64, most_events = std::size_t{1} << 24;
extern std::atomic<std::size_t> events_of_a_thread;
/// Of threads that found no ring.
extern std::atomic<std::uint64_t> lost_events;

/// In a child of fork(): what was told so far is the parent's.
void begin_anew_after_fork() noexcept;

/// Direct-mapped: a task that comes later may take the place of one that goes on being named by its events.
struct known_coroutine {
    std::atomic<const void*> task{nullptr};
    std::atomic<std::source_location> place{std::source_location{}};
};

}  // namespace pawl::inline PAWL_PORT::trace
