// A task of the program under check: a thread, or an interrupt's handler.
#pragma once

#include <cstddef>
#include <cstdint>

#include "check/machine/call_site.hpp"
#include "check/machine/fiber.hpp"
#include "check/machine/operation.hpp"
#include "check/machine/vector_clock.hpp"
#include "check/wire/footprint.hpp"

namespace pawl::check::machine {

inline constexpr int max_held_objects = 32;
inline constexpr int key_limit = 1024;

/// What a task has read since it last changed anything: the evidence that it spins. See judge/spin.hpp for the rules.
struct spin_window {
    struct place {
        const volatile void* address;
        std::uint64_t value;
        std::uint64_t object;  // the lock or semaphore whose state this is; 0: the program's own memory
        std::uint8_t size;
        bool plain;  // read by plain accesses only: who changes it does so in no step of its own
    };
    static constexpr int max_places = 16, max_signatures = 32;
    place seen[max_places];
    std::uint64_t signature[max_signatures];
    std::uint32_t unchanged;      // own steps in a row that read nothing new
    std::uint32_t since_sleep;    // of these, since the last sleep
    std::uint32_t numbered;       // signatures taken so far
    std::uint32_t sleep_number;   // the number that the last sleep came before
    std::uint32_t output_number;  // the same of the last output; 0: there was none
    std::uint32_t since_output;   // own steps
    std::uint32_t neutral_locks;  // taken since, and not given back yet
    std::uint8_t places, signatures;
    bool overflow;  // too many places to watch: no conclusion
    bool exact;     // rule A: the same state came back
    bool suspect;   // rule B: so many unchanged steps that others go first
    bool polls;     // what repeats contains a sleep: it holds no core
    bool puts_out;  // what repeats contains output: it goes round for ever, but not in vain
    bool old;       // some of the values are not the newest ones
    bool newest;    // it went round with old values: what is written becomes visible in the end, and now
};

/// When something happened: in steps of the execution, and on its clock.
struct moment {
    std::uint64_t step;
    std::int64_t at_ns;
};

struct held {
    sync_object* object;
    call_site at;
    std::uint64_t step;
    std::int64_t at_ns;
};

/// A call that promises not to wait, and has not returned yet.
struct open_call {
    std::uint64_t frame;  // of the function
    std::uint64_t since;  // own steps when it was entered
    const char* name;
    std::uint32_t count;  // where it is counted, plus one; 0: nowhere
};
inline constexpr std::uint32_t max_open_calls = 8;

/// What a check::nonblocking part said of itself: so many own steps at most.
struct own_limit {
    const char* name;
    std::uint64_t since, steps;
    std::uint32_t depth;  // how many parts the task was inside when it began; 0: there is none
};

struct outcome_text;  // outcome.cpp
struct call_rounds;   // call_rounds.hpp
struct job_record;    // blocking.cpp

struct thread_local_destructor {
    void (*function)(void*);
    void* object;
    thread_local_destructor* next;
};

/// When a task was created and joined, in the counts of who did so: see lock_order.hpp.
struct life_line {
    std::uint32_t now;  // tasks that it has created
    std::uint32_t parent, born;
    std::uint32_t joined_by, joined;  // who joined it and when, once it is `gone`
    bool gone;
};

struct task {
    // The fiber.
    void* stack_pointer;
    std::uint64_t thread_base;
    char *stack_top, *stack_low;
    std::uint32_t slot;  // of the parked thread it borrows; main borrows none

    // What it is doing.
    operation* pending;
    std::uint64_t pending_since;  // the step at which it was announced
    std::int64_t pending_since_ns;
    std::uint32_t id;
    bool ended, detached, joined, interrupt;
    bool yielded;                     // gave its turn up: others first
    std::uint32_t expiries_in_a_row;  // its waits timed out so often without a step of another task between
    std::uint32_t yields_in_a_row;    // without a step of another task between
    bool left_by_exit;                // inside exit(): its handlers run on this task
    bool wait_judged;                 // whether the wait for the pending operation breaks a promise was looked at
    std::uint64_t on_since;           // the step at which it last came out of a wait
    int kept_core;                    // one more than the core that it is known to stand on; 0: none in particular
    std::uint64_t ticket;             // order among equals under SCHED_FIFO
    std::uint32_t inside_nonblocking;
    const char* nonblocking_name;
    std::uint32_t interrupts_masked;  // calls of mask_interrupts that were not taken back

    // What it asked to be scheduled as.
    int policy, base_priority, core;  // core -1: any
    int inherited_priority;
    std::int64_t deadline_ns;                       // 0: none was declared
    bool ruled_policy, ruled_priority, ruled_core;  // fixed by --task: the program's calls no longer count
    vector_clock scheduled;                         // what those had done who changed any of this
    char name[32];
    outcome_text* outcome;  // what it said by check::outcome; null: nothing

    // How it began and ends.
    void* (*start)(void*);
    int (*start_c11)(void*);
    void* argument;
    void* result;
    bool cancel_pending, cancel_disabled, cancel_asynchronous, unwinding;
    void* cleanup_buffers;  // __pthread_unwind_buf_t of C's pthread_cleanup_push
    thread_local_destructor* destructors;
    const void** key_values;

    // What it holds, what it knows.
    int held_count;
    held holds[max_held_objects];
    vector_clock clock;      // own entry: ticks at each release
    life_line life;          // the same by creation and join alone: what no schedule can change
    std::uint64_t ancestry;  // of whom it is the how manieth child: the same in every execution
    std::uint32_t children;
    vector_clock acquire_fence;  // what relaxed reads saw, for the next acquire fence
    vector_clock release_fence;  // what the last release fence published
    spin_window window;
    wire::footprint woken_by;  // the places whose change ended its spin: its next event depends on them
    std::uint64_t own_steps;
    bool stopped;                    // freeze mode: for ever
    bool suspended;                  // by another task, until one resumes it
    bool lent;                       // a kernel lends it a higher priority than it was given
    int given_priority;              // while that is so: the one that it was given
    bool background;                 // has nothing of its own to do: that it only goes round is rest
    std::uint32_t keeps_others_off;  // no task of whatever priority takes its core
    std::uint32_t open_calls;
    open_call calls[max_open_calls];  // innermost last
    open_call scope_call;             // valid while inside_nonblocking
    own_limit limit;
    call_rounds* rounds;            // of the outermost of them; null: none was followed yet
    std::uint64_t others_at_entry;  // steps of others when it was entered
    std::uint64_t alone_since;      // own steps when all others stopped
    job_record* job;                // --real-time; null: it has taken no step yet
    call_site masked_at;            // --real-time: where it last began to keep interrupts away
};

}  // namespace pawl::check::machine
