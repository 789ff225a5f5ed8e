// The one block of memory that supervisor and worker share, at a fixed address in the worker. The worker dies of the
// program's faults; what it found, where it stood in the search and what it had covered must outlive it.
//
// Protocol: the supervisor fills `order`, sets `turn` to worker and wakes it; the worker carries the order out, fills
// `answer`, sets `turn` to supervisor and wakes it. A worker that dies leaves `turn` at worker: the supervisor sees the
// exit status, and `answer.finding` holds what the fault handler could still write.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "check/wire/blocking.hpp"
#include "check/wire/board.hpp"
#include "check/wire/finding.hpp"
#include "check/wire/memory_orders.hpp"
#include "check/wire/named_objects.hpp"
#include "check/wire/outcome.hpp"
#include "check/wire/progress.hpp"
#include "check/wire/promised_calls.hpp"
#include "check/wire/schedule.hpp"
#include "check/wire/warning.hpp"

namespace pawl::check::wire {

inline constexpr std::uintptr_t session_address = 0x5e0000000000;
inline constexpr std::uint32_t session_magic = 0x5041574c;
inline constexpr std::uint32_t session_version = 12;
inline constexpr const char* session_variable = "PAWL_SESSION";  // environment: the descriptor's number

inline constexpr std::size_t max_depth = 1u << 20;   // choices in one execution
inline constexpr std::size_t max_events = 1u << 17;  // recorded steps
inline constexpr std::size_t max_visible_places = 1u << 14;
inline constexpr std::size_t max_ranked_tasks = 32;
inline constexpr std::size_t max_output = 1u << 20;
inline constexpr std::size_t max_account = 1u << 14;
inline constexpr std::size_t max_loop_places = 4096;

enum class machine_kind : std::uint32_t {
    free,      // a core for each task
    one_core,  // one core; priorities supposed: `rank`
    as_asked,  // `cores` cores; the priorities and affinities of the program and of --task
};

/// What a read may see.
enum class memory_model : std::uint32_t {
    sc,   // the last write: executions are interleavings
    c11,  // what C and C++ allow, where there are several cores; without load buffering
};

/// A computer to explore. Ranks are those of checker.md: tasks are known by their order of creation.
struct machine {
    machine_kind kind;
    std::uint32_t cores;                  // 0: one for each task
    std::uint32_t ranked_tasks;           // one_core: how many ranks follow
    std::int32_t rank[max_ranked_tasks];  // greater outranks smaller; equal shares time
    std::int32_t rank_of_others;
    memory_model memory;

    /// Tasks on one core see the last write, whatever the memory is.
    bool has_several_cores() const {
        return kind == machine_kind::free || (kind == machine_kind::as_asked && cores != 1);
    }
};

/// --task NAME=...: policy without editing the program.
struct task_rule {
    char name[32];        // pthread_setname_np's, check::task's, or "main", "task1" ... by order of creation
    std::int32_t policy;  // -1: as the program says
    std::int32_t priority;
    std::int32_t core;  // -1: any
    bool has_core;
    std::int64_t deadline_ns;  // --deadline: from the moment it may run until it waits again; 0: none
};
inline constexpr std::size_t max_task_rules = 32;

/// What tasks were called, noted where there are rules: to say whom a rule could have meant.
struct seen_names {
    std::uint32_t count;
    char name[24][32];
};

/// What to do about something that is worth telling and need not end the search.
enum class attention : std::uint8_t { report, stop, ignore };

enum class order_kind : std::uint32_t { none, search, random, replay, run, leave };

/// How schedules are drawn (order_kind::random).
enum class sampler_kind : std::uint32_t { random_walk, pct, pos, surw, portfolio };

struct order {
    order_kind kind;
    machine on;
    std::uint32_t machine_index;  // for the printed schedule and for keeping search state per machine
    bool resume;                  // search: go on where `search` stands (after a worker died)
    bool record;                  // replay: fill `events`
    bool full_restore;            // restore every byte between executions
    bool keep_warnings;           // stop at waits_for_peer too
    bool stop_at_exit_status;
    attention races, leaks;
    bool outcomes;                  // list every distinct end; a search goes on after a finding
    bool passes_known;              // the supervisor knows findings after which a search goes on
    std::int32_t preemption_bound;  // -1: none
    bool reduced;                   // search: one execution of each class; only without a bound
    std::uint64_t max_executions;   // 0: no limit
    std::uint64_t max_steps;        // in one execution
    std::uint64_t seed;
    std::uint64_t time_limit_ns;    // of this order, 0: none
    std::uint64_t unchanged_limit;  // rule B
    sampler_kind sampler;           // random: the executions of its sequence from `first_sample` on
    std::uint32_t sample_depth;     // PCT's d
    std::uint64_t sample_steps;     // PCT's k: the longest execution known, 0 if none
    std::uint64_t first_sample;     // from 1
    bool part;                      // search: `search` is a part of one that was split; it cannot begin again by itself
    bool tolerant;                  // replay: choices that are not possible are left out
    std::uint64_t call_limit;       // own steps in one call that promises not to wait, 0: no limit
    bool freeze;                    // once in an execution, a task may stop for ever
    progress_class progress;        // what calls that promise not to wait are held to
    std::uint32_t retries;          // wait_free: so often a call may go round again because of others
    bool learns_own_loops;          // fill `loops`, and judge nobody by rounds
    std::int64_t horizon_ns;        // of a board: executions end after so much virtual time; 0: none
    std::uint32_t presses;          // of a board: a search lets each of its interrupts come so often
    bool real_time;                 // fill `measured`, and end where priorities are inverted without a bound
};

enum class answer_kind : std::uint32_t {
    none,
    exhausted,       // search: every schedule within the bound was run
    limit_reached,   // executions or time
    found,           // `finding` and `schedule` are set
    stopped,         // asked by `stop`
    more_threads,    // the pool was too small: start again with session.pool_size doubled
    restart_search,  // the set of visible places grew, or constructors need simulation: begin this search again
    diverged,        // determinism check failed; `finding` says where
};

struct answer {
    answer_kind kind;
    bool pruned_by_bound;  // exhausted, but the bound cut schedules off
    std::uint32_t tasks;   // the most tasks seen in one execution
    bool program_sets_priorities;
    bool unsupported_seen;
    std::uint64_t executions;  // in this order
    std::uint64_t redundant;
    std::uint64_t longest;      // choices in the longest execution
    std::uint64_t next_sample;  // random: where the sequence goes on; after a finding, the number of that execution
    std::uint64_t over_length;  // random: executions with more choices than PCT's k
    std::uint32_t contenders;   // random: tasks, time-outs and interrupts that were seen to compete: PCT's n
    finding what;
};

/// Written while a search goes on, read for the progress line and by the watchdog.
struct progress {
    std::atomic<std::uint64_t> executions;
    std::atomic<std::uint64_t> steps;       // heartbeat: steps of all executions, added up at the end of each
    std::atomic<std::uint64_t> live_steps;  // heartbeat within one execution (updated every 1,024 steps)
    std::atomic<std::uint32_t> depth;
    std::atomic<std::uint64_t> restored_bytes;
};

/// A question of the worker to the supervisor, who has the symbols: does one of these frames promise not to wait? Of a
/// spin: and is the loop inside it? Of a wait: and is it that function that waits, not what it was given to call?
/// The worker fills `stack`, sets state to asked and waits for answered. Asked once per distinct stack.
enum class question_state : std::uint32_t { idle, asked, answered };
/// finding: is what stands in result.what a known one, that the search passes over?
enum class question_about : std::uint32_t { spin, wait, finding };
struct question {
    std::atomic<std::uint32_t> state;  // futex word
    question_about about;
    std::uint32_t promised;  // answer: 1 yes; of a finding: it is known
    char function[256];      // answer: the function that promised
    stack_trace stack;
    std::uint32_t loop_count;  // the instructions that the spinner runs through, each once
    std::uint64_t loop_pc[max_loop_places];
};

/// A place (program counter) whose plain accesses raced: a schedule point from then on, in every worker.
struct visible_places {
    std::uint32_t count;
    std::uint64_t pc[max_visible_places];
};

enum class turn_of : std::uint32_t { supervisor, worker };

struct session {
    std::uint32_t magic;
    std::uint32_t version;
    std::atomic<std::uint32_t> turn;  // futex word
    std::atomic<std::uint32_t> stop;  // the supervisor asks: end after this execution
    std::uint32_t pool_size;          // tasks that one execution may have at once
    bool supervised;                  // a supervisor answers; false where the program runs on its own
    std::uint32_t debugged;  // a debugger steps through a schedule of so many choices, and nobody else answers; 0: no
    std::uint64_t main_stack_top;  // of the worker: where the main task's frames begin
    std::uint64_t cut_by_horizon;  // executions that were followed to the end of the time asked for, and no further
    std::uint64_t cut_by_length;   // of a board: to the number of steps that an execution may have
    bool weak_orders;              // an atomic operation asked for less than sequential consistency
    bool mixed_sizes;              // under C11's memory: an access of bytes that are accessed in pieces as well
    bool notes_orders;             // `orders_met` is to be filled
    bool yields_taken_as_fair;     // a reduced search did not follow a task that yields on and on
    bool simulate_constructors;    // they create tasks: run them anew in each execution
    std::uint32_t task_rules_count;
    task_rule task_rules[max_task_rules];
    std::uint32_t task_rules_met;  // bit i: a task was called as rule i says
    seen_names called;
    std::uint64_t program_seed;  // what getrandom and the like answer from
    order current;
    answer result;
    progress now;
    question ask;
    visible_places visible;
    atomic_uses orders_met;
    weakened_orders weakened;
    warning_list warnings;
    block_facts accused;  // the block that a use_after_free or double_free is about
    promised_calls promised;
    own_loops loops;
    real_time_facts measured;
    named_objects named;           // of the last execution
    std::uint32_t account_length;  // of the last execution: what the program says of its failure, beside the finding
    char account[max_account];
    std::int32_t usual_exit_status;  // of the very first execution
    bool usual_exit_status_known;
    // in: what to replay; out: the schedule of the finding
    std::uint32_t schedule_length;
    choice schedule[max_depth];
    search_state search;
    reduced_state reduced;
    outcome_table outcomes;
    board on_board;
    // recorded execution
    std::uint32_t event_count;
    bool events_truncated;
    std::uint32_t output_length;
    char output[max_output];  // what the program wrote to descriptors 1 and 2 while recording
    trace_event events[max_events];
};

}  // namespace pawl::check::wire
