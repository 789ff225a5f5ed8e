// What each thread tells about itself: what it holds, what it waits for.
//
// Not libpawl's own records (include/pawl/watch): a lock of a foreign program may be held by many readers, be given up by
// another thread, or wait in a condition; and a preloaded library should need nothing but the C library.
#pragma once

#include <pthread.h>

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "observe/preload/held_locks.hpp"
#include "observe/wire/facts.hpp"

namespace pawl::observe::preload {

/// One wait, as another thread has read it.
struct seen_wait {
    std::uint32_t number;  // odd; another one for each wait
    wire::wait_kind kind;
    bool ends_by_itself;  // it has a deadline
    const void* object;   // a lock; of a join, the pthread_t
    const void* stack;
    std::int64_t since;
    wire::place at;
};

class alignas(64) thread_record {
public:
    /// Of each thread that ever had it another one; never 0 while it is in use.
    [[nodiscard]] std::uint64_t serial() const noexcept { return serial_.load(std::memory_order_acquire); }
    [[nodiscard]] pthread_t handle() const noexcept { return handle_.load(std::memory_order_relaxed); }

    void begin(std::uint64_t new_serial, pthread_t new_handle, std::uint32_t new_number) noexcept;
    void end() noexcept;

    /// The kernel's, as thread_numbers has it; for this thread itself.
    std::uint32_t number = 0;
    held_locks holds;
    /// This library is at work on this thread, on what a signal handler must not meet half done.
    bool busy = false;
    /// Chains of locks that this thread has taken before: see lock_order.hpp.
    static constexpr std::size_t chains = 256;
    std::uint64_t known_chains[chains];

    /// From now on others see this wait. seq_cst: of two threads that each wait for the other, the second sees the first.
    void begin_wait(wire::wait_kind kind, const void* object, bool ends_by_itself, const call_place& at) noexcept;
    /// It may be over already: a signal handler that interrupted it has waited too.
    void end_wait() noexcept {
        const std::uint32_t last = wait_number_.load(std::memory_order_relaxed);
        wait_number_.store(last + last % 2, std::memory_order_release);
    }
    [[nodiscard]] std::uint32_t wait_number() const noexcept { return wait_number_.load(std::memory_order_seq_cst); }
    [[nodiscard]] bool waits() const noexcept { return wait_number() % 2 != 0; }
    /// False: it waits for nothing, or goes on at this moment.
    [[nodiscard]] bool read_wait(seen_wait& seen) const noexcept;

private:
    std::atomic<std::uint64_t> serial_;
    std::atomic<pthread_t> handle_;
    std::atomic<std::uint32_t> wait_number_;
    std::atomic<wire::wait_kind> kind_;
    std::atomic<bool> ends_by_itself_;
    std::atomic<const void*> object_;
    std::atomic<const void*> stack_;
    std::atomic<std::int64_t> since_;
    code_pointers code_;
    words_above above_;
};

/// Threads beyond these are not watched.
inline constexpr std::size_t most_threads = 4096;
/// Memory that begins as zeros, which is a record that nobody uses; a page of it is there only once it is used.
alignas(thread_record) extern unsigned char record_memory[];
inline constexpr struct {
    [[gnu::always_inline]] thread_record& operator[](std::size_t index) const noexcept {
        return reinterpret_cast<thread_record*>(record_memory)[index];
    }
} records;
/// The kernel's numbers of the threads; 0: nobody's record. Beside the records, so that one is found quickly by it.
extern std::atomic<std::uint32_t> thread_numbers[most_threads];
/// No record behind this one was ever in use.
extern std::atomic<std::size_t> threads_met;

[[gnu::tls_model("initial-exec")]] extern constinit thread_local thread_record* record_of_this_thread;

/// Null: there are too many threads, or this one is just beginning or ending.
[[nodiscard]] thread_record* begin_thread() noexcept;
[[nodiscard, gnu::always_inline]] inline thread_record* this_thread() noexcept {
    thread_record* const mine = record_of_this_thread;
    return mine ? mine : begin_thread();
}

[[nodiscard]] inline std::size_t index_of(const thread_record& record) noexcept {
    return static_cast<std::size_t>(&record - &records[0]);
}
[[nodiscard]] inline std::uint32_t number_of(const thread_record& record) noexcept {
    return thread_numbers[index_of(record)].load(std::memory_order_acquire);
}
[[nodiscard]] const thread_record* record_of(std::uint32_t thread) noexcept;

/// In the child of a fork there is one thread, and it holds nothing that its parent's threads held.
void begin_again_after_fork() noexcept;

[[nodiscard]] std::int64_t now() noexcept;

}  // namespace pawl::observe::preload
