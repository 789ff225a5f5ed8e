// What one execution ended with, as facts. The runtime states them with addresses; the report turns them into sentences.
#pragma once

#include <cstdint>

#include "check/wire/operation_kind.hpp"
#include "check/wire/progress.hpp"

namespace pawl::check::wire {

/// How an execution ended. Each ends with the first of these that happens in it.
enum class finding_kind : std::uint8_t {
    none,            // the execution ended well
    deadlock,        // nobody can ever go on; `cycle` is set where the waits close one
    stuck,           // a task spins for ever on something that an outranked or stopped task must do
    promise,         // a call that promised not to wait waits for a peer
    waits_for_peer,  // a warning: as stuck, but only under priorities that Pawl supposed
    assertion,       // assert(), check::require, __VERIFIER_error
    signal,          // SIGSEGV and the like
    exception,       // nobody caught it
    misuse,          // unlock by another, double join ...
    use_after_free,  // memory, or a lock in it, is used after it was freed; session.accused says which
    double_free,     // the same
    race,            // two accesses that nothing orders; an error where --races stop asks for it, else a warning
    lock_order,      // a warning: two locks are taken in both orders
    leak,            // memory that nothing leads to any more; as race
    stack_overflow,  // a task of a real-time kernel uses more than its stack
    inversion,       // a task waits for a lock longer than its holder works: tasks between them hold it up
    starvation,      // a task is ready and never runs: others of higher priority always are
    deadline,        // a task was not done by its deadline: an option declares it
    exit_status,     // this schedule ends with another exit status than the first one
    unsupported,     // the program did what is not simulated: inconclusive
    endless_loop,    // a loop without any schedule point: inconclusive
    too_long,        // --steps was reached: inconclusive
    nondeterminism,  // the same schedule ran differently: inconclusive
    kinds
};

inline constexpr int max_frames = 32;
inline constexpr int max_reported_tasks = 64;
inline constexpr int max_held = 8;

struct stack_trace {
    std::uint32_t depth;
    std::uint64_t pc
        [max_frames];  // innermost first; each a return address, or one behind the start of the instruction that faulted
    std::uint64_t frame[max_frames];  // the canonical frame address of each, 0 where it is not known: names of locals
};

struct held_object {
    std::uint64_t address;
    std::uint64_t pc;    // where it was taken
    std::uint64_t step;  // when
    std::int64_t at_ns;
};

enum class task_state : std::uint8_t { ready, waiting, spinning, sleeping, ended, stopped };

/// How one task stood when the execution ended.
struct task_snapshot {
    std::uint16_t id;  // order of creation; main is 0
    task_state state;
    operation_kind operation;  // what it is about to do, or waits in
    std::uint8_t size;         // of that operation: service says which call
    std::uint8_t policy;       // SCHED_OTHER, SCHED_FIFO, SCHED_RR
    bool interrupt;
    bool background;  // has nothing of its own to do
    bool lent;        // it runs above what it was given
    std::int64_t waits_since_ns;
    std::int16_t core;      // -1: any
    std::int32_t priority;  // effective
    std::int32_t base_priority;
    std::uint64_t object;         // what it waits for, 0 if nothing
    std::int32_t waits_for_task;  // who could end that wait, -1 if nobody in particular
    std::uint32_t held_count;
    held_object held[max_held];
    std::uint32_t watched_count;  // for a spinning task: the places it reads again and again
    std::uint64_t watched[max_held];
    std::uint64_t watched_value[max_held];
    char name[32];
    stack_trace stack;
};

struct finding {
    finding_kind kind;
    std::uint8_t detail_signal;  // signal: its number
    std::int16_t task;           // the culprit or the victim, -1 if none in particular
    std::int16_t peer;           // the one it waits for
    std::int16_t cycle_length;   // deadlock: tasks in the cycle, 0 if the waits close none
    std::int16_t cycle[max_reported_tasks];
    std::uint64_t object;           // misuse: the object; signal: the faulting address
    std::uint64_t pc;               // where
    std::uint64_t steps;            // how long the execution was
    std::uint64_t unchanged_steps;  // stuck: own steps without a change
    std::uint64_t own_steps;        // promise: that many in one call, more than its limit; 0: it waits
    progress_class broken;  // promise: the weakest class that was shown not to hold; none: --progress was not given
    std::uint32_t rounds;   // promise: the call went round again so often because of others
    std::int64_t clock_ns;  // virtual time at the end
    std::int32_t exit_status;
    std::int32_t preemptions;
    char text[512];            // assertion's expression, exception's what(), the unsimulated call's name ...
    stack_trace stack;         // of `task` at the moment of the finding
    stack_trace interference;  // promise: where `peer` changed what the call had looked at
    std::uint32_t task_count;
    task_snapshot tasks[max_reported_tasks];
};

/// One step of a recorded execution.
struct trace_event {
    std::uint64_t step;
    std::int64_t clock_ns;
    std::uint64_t object;        // address
    std::uint64_t value_before;  // condition_wait: the mutex that is given up
    std::uint64_t value_after;   // stores: what was written; waits: the time-out's deadline
    std::int32_t other_task;     // task_create, join: the other one; otherwise -1
    std::int32_t priority;       // of the task, lent ones included
    std::uint32_t output;        // bytes that the program had written until then
    std::int16_t core;           // that the task is bound to, -1: any
    std::uint16_t task;
    operation_kind kind;
    std::uint8_t size;          // of a memory access
    std::uint8_t outcome;       // kind's own meaning: 1 took effect, 0 refused; condition_wake: 2 timed out
    bool preempted;             // another task could have gone on and was interrupted for this step
    bool plain;                 // a memory access that is not atomic
    std::uint8_t memory_order;  // __ATOMIC_*
    std::uint8_t newer;         // C11's memory: modifications that a read did not see, or a write was put before
    bool spurious;              // a weak compare-exchange that failed for nothing
    stack_trace stack;
};

}  // namespace pawl::check::wire
