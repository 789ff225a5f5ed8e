// What the kernel keeps of each task, beside what the simulated computer does.
#pragma once

#include <cstdint>

#include "check/machine/task.hpp"

namespace pawl::sketch {

struct waiter;

inline constexpr unsigned notification_slots = 8;
inline constexpr unsigned local_pointers = 8;

enum class notification_state : std::uint8_t { none, waiting, received };

inline constexpr std::uint32_t task_magic = 0x5461736b;

struct task_block {
    std::uint32_t magic;
    check::machine::task* who;
    void (*function)(void*);
    void* parameter;
    std::uint32_t number;
    std::uint32_t base_priority;  // what it was given; above it: lent
    std::uint32_t priority;
    std::uint32_t mutexes_held;
    std::uint32_t scheduler_suspended;               // by its own calls: on its core nobody else runs
    std::uint32_t heap_bytes;                        // of stack and control block, given back at its end
    std::uint32_t stack_budget;                      // in bytes of the board
    std::uint32_t stack_used;                        // the deepest seen, in bytes of the board
    std::uint64_t stack_base;                        // where its own frames begin; 0: it is not watched
    std::int64_t ran_ns;                             // on a core, as far as pawl run has counted
    std::uint64_t unnoticed_since, unnoticed_until;  // woken in an interrupt: since which look, and until which tick
    std::int64_t on_core_since;                      // plus one; 0: it has none
    bool deleted, suspended;
    bool delayed;           // waits for time alone
    std::int64_t released;  // when it could last begin to run after a wait; 0: not yet
    waiter* waits;          // inside a call that can be ended by others; null if it does not
    std::uint32_t notified[notification_slots];
    notification_state notification[notification_slots];
    void* local[local_pointers];
    void* tag;
};

}  // namespace pawl::sketch
