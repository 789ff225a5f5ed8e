/* The system calls that libpawl makes on Linux, under names of its own. src/linux/system_call.cpp defines them;
   pawl check's runtime defines the same names and stands in front, so that what it explores is the code above this line.

   Words are private to the process. deadline: absolute, CLOCK_MONOTONIC; a null pointer waits for ever. Each function
   returns 0 or a count, or a negated errno value, and leaves errno alone. */
#ifndef PAWL_PORT_LINUX_SYSTEM_CALL_H
#define PAWL_PORT_LINUX_SYSTEM_CALL_H

#include <pawl/nonblocking.hpp>

#include <cstdint>
#include <ctime>

extern "C" {

/* One of several words to wait for; at most 127 at a time. */
struct pawl_futex_word {
    const std::uint32_t* word;
    std::uint32_t expected;
};

/* 0: woken. -EAGAIN: the word was another one. -ETIMEDOUT, -EINTR. */
int pawl_futex_wait(const std::uint32_t* word, std::uint32_t expected, const struct timespec* deadline) noexcept;
/* The index of the word that was woken, or as above. */
int pawl_futex_wait_any(const struct pawl_futex_word* words, unsigned count, const struct timespec* deadline) noexcept;
/* How many were woken. Takes only the kernel's own short locks. */
int pawl_futex_wake(const std::uint32_t* word, int count) noexcept PAWL_NONBLOCKING;
/* Each thread of this process has passed a full memory barrier when this returns 0. */
int pawl_memory_barrier_everywhere(void) noexcept;

/* The kernel's number of the calling thread: what the word of a lock that inherits holds while it is taken. */
unsigned pawl_thread_number(void) noexcept;
/* Takes such a lock; its owner runs with the priority of the caller meanwhile, and so does whoever that one waits for.
   0: the caller's. -ETIMEDOUT; -EDEADLK: the wait would close a circle of such waits; -ESRCH: the owner has ended;
   -EAGAIN: it is about to, try again. */
int pawl_futex_lock_inherit(std::uint32_t* word, const struct timespec* deadline) noexcept;
/* Hands it to whoever waits for it, the highest priority first. -EPERM: not the caller's. */
int pawl_futex_unlock_inherit(std::uint32_t* word) noexcept PAWL_NONBLOCKING;

/* From now on that thread runs so: policy and priority as sched_setscheduler() takes them. -EPERM, -ESRCH, -EINVAL. */
int pawl_schedule_thread(unsigned number, int policy, int priority) noexcept PAWL_NONBLOCKING;

/* Blocks the signals that others send to the calling thread; those that its own mistakes raise stay. Returns those that
   were blocked before, a bit each; pawl_interrupts_on() is given them. */
std::uint64_t pawl_interrupts_off(void) noexcept PAWL_NONBLOCKING;
void pawl_interrupts_on(std::uint64_t before) noexcept PAWL_NONBLOCKING;
}

#endif
