// All that a finished check knows, before it is put into words.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/report/real_time.hpp"
#include "check/report/unmet_rule.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::report {

enum class outcome { ok, wrong, inconclusive };

/// What the guarantee of probabilistic concurrency testing is made of: docs/searching.md.
struct pct_facts {
    std::uint32_t depth = 0;       // d
    std::uint32_t contenders = 0;  // n
    std::uint64_t steps = 0;       // k
    std::uint64_t executions = 0;
    std::uint64_t over_length = 0;  // of them, longer than the k that was known when they began
};

/// How far one machine was explored.
struct coverage {
    wire::machine on{};
    std::uint64_t executions = 0;
    std::uint64_t redundant = 0;
    bool complete = false;   // every schedule of this machine was run
    int preemptions = -1;    // all schedules with at most so many preemptions were run; -1: not even with none
    bool sampled = false;    // random schedules were run as well
    pct_facts pct;           // executions 0: it was not used
    bool cut_short = false;  // given up after something that is not simulated
};

/// One execution that was recorded step by step. `events` points into the session.
struct recording {
    std::span<const wire::trace_event> events;
    bool truncated = false;
    std::string output;  // what the program wrote
    std::vector<wire::named_object> named;
    std::string account;  // what the program said of its own failure, in lines
};

/// A race, a leak or an order of locks.
struct noted {
    wire::warning facts;
    std::string schedule_name;
};

/// Calls of one function, or of one check::nonblocking part, that promise not to wait.
struct promised_call {
    std::string name;
    std::uint64_t calls = 0;
    std::uint64_t worst = 0;        // own steps of the longest
    std::uint64_t worst_alone = 0;  // of those beside which nobody took a step
    std::uint32_t rounds = 0;       // --progress: it went round again so often because of others
    bool waits = false;             // some call looked again and again until another task went on
};

/// --outcomes: one way in which executions of one machine ended.
struct end_state {
    wire::finding_kind kind = wire::finding_kind::none;
    std::uint32_t machine_index = 0;
    int exit_status = 0;
    std::string text;                    // what the program said by check::outcome
    std::uint64_t executions = 0;        // of the last search of that machine
    std::vector<wire::choice> schedule;  // of the first one
    std::string schedule_name;           // what `pawl replay` takes; empty where there was no room to keep it
};

/// An execution to look at where nothing went wrong, or nothing could be decided: the first schedule.
struct example {
    recording recorded;
    wire::finding ended{};  // kind `none`, or what else came of it; names and priorities of the tasks
    std::uint32_t machine_index = 0;
    wire::machine on{};
};

/// An error that a baseline accepts: the search noted it, and went on.
struct known_finding {
    wire::finding what{};
    std::optional<wire::block_facts> accused;
    std::vector<wire::named_object> named;
    std::optional<noted> warned;  // race, leak: the same as a warning
    std::string fingerprint;
    std::string reason;  // why it is accepted; empty where nobody said
    std::uint32_t machine_index = 0;
    wire::machine on{};
    std::uint32_t visible = 0;           // places that were schedule points then
    std::vector<wire::choice> schedule;  // of the first execution that ended so; empty where it means nothing any more
    std::string schedule_name;
};

/// A finding that a baseline lists and this check has not met.
struct missed_finding {
    std::string fingerprint, kind, message, reason;
    bool looked_for = false;  // it would have been met if it were still there
};

struct verdict {
    outcome result = outcome::ok;
    std::string reason;  // inconclusive: why, one line
    bool complete = false;
    std::uint64_t executions = 0;
    std::uint64_t redundant = 0;
    double seconds = 0;
    std::uint64_t seed = 0;
    std::uint64_t step_limit = 0;
    double horizon_seconds = 0;        // of a board: virtual time that executions were followed
    std::uint64_t cut_by_horizon = 0;  // of them, could have gone on then
    std::uint64_t cut_by_length = 0;   // the same after so many steps as an execution may have
    std::string bounded_by;            // ok as far as a board was followed: what was not looked at; empty: nothing
    std::uint32_t tasks = 1;
    int exit_status = 0;                                         // the program's usual one
    std::string promise;                                         // the globs of functions that promise not to wait
    bool freeze = false;                                         // any one task was stopped anywhere
    wire::progress_class progress = wire::progress_class::none;  // that such calls were held to
    std::uint32_t retries = 0;                                   // wait-free: rounds that were allowed
    std::optional<real_time> measured;  // --real-time
    std::vector<promised_call> calls;
    std::vector<std::string> inlined_promises;  // promise as well, but were inlined: their steps are not counted
    std::vector<coverage> machines;
    std::size_t orders_left = 0;  // supposed orders of priorities that were not begun
    std::vector<std::string> blind_spots;
    std::vector<std::string> foreign;          // --foreign: libraries taken at their user's word
    std::vector<wire::finding> warnings;       // waits_for_peer
    bool weak_orders = false;                  // the program asked for orders weaker than seq_cst
    bool mixed_sizes = false;                  // under C11's memory it accessed the same bytes in several sizes
    bool yields_taken_as_fair = false;         // a task that yields on and on was not followed further
    std::vector<unmet_rule> unmet_rules;       // of --task and --deadline: no task was ever called so
    std::vector<std::string> task_names;       // what tasks were called, where a rule was not met
    std::vector<report::noted> noted;          // the other warnings
    std::uint64_t not_noted = 0;               // more of them than there was room for
    std::optional<wire::block_facts> accused;  // use_after_free, double_free: the block

    std::optional<wire::finding> what;  // wrong, or what made it inconclusive
    std::uint32_t machine_index = 0;
    wire::machine on{};
    std::vector<wire::choice> schedule;
    std::string schedule_name;  // what `pawl replay` takes
    recording recorded;
    bool lists_outcomes = false;  // --outcomes
    std::vector<end_state> outcomes;
    std::optional<example> shown;
    bool has_baseline = false;
    std::vector<known_finding> known;           // errors
    std::vector<report::noted> known_noted;     // warnings
    std::vector<wire::finding> known_warnings;  // the same: waits_for_peer
    std::vector<missed_finding> missed;
    std::string known_until;  // wrong: a baseline accepted it until this day
    std::string executable;
    std::string board;  // that a sketch was built for, and why; empty: no sketch
};

}  // namespace pawl::check::report
