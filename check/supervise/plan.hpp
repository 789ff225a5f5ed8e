// What to explore next: which machine, how deep, for how long. Knows no process and no clock: it is told both.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/report/verdict.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::supervise {

enum class exploring { automatic, exhaustive, random };
enum class machine_choice { free, one_core, both };

struct plan_request {
    exploring explore = exploring::automatic;
    machine_choice machines = machine_choice::both;
    bool machines_given = false;  // --machine stands on the command line
    std::uint32_t cores = 0;      // 0: not given
    bool has_task_rules = false;
    std::optional<int> preemptions;  // --preemptions: the last bound to explore
    std::uint64_t schedules = 0;     // 0: no limit
    std::chrono::nanoseconds time = std::chrono::seconds(60);
};

class plan {
public:
    using duration = std::chrono::nanoseconds;

    struct step {
        std::size_t machine;
        wire::order_kind kind;  // search or random
        int bound;              // -1: none
        duration limit;
        std::uint64_t max_executions;  // 0: no limit
        std::uint32_t round;           // how often this machine was interrupted at this bound before
    };
    enum class ending {
        exhausted,
        limited,   // by time or number: to be resumed
        given_up,  // something that is not simulated: this machine is left alone
    };
    struct outcome {
        ending how;
        bool pruned_by_bound = false;
        std::uint64_t executions = 0;
        std::uint64_t redundant = 0;
    };

    explicit plan(plan_request wanted);

    /// After the probing execution, and whenever an answer shows more tasks than before.
    void learned(std::uint32_t tasks, bool program_sets_priorities);

    /// nullopt: nothing is left to do, or the time is over.
    std::optional<step> next(duration elapsed);
    void finished(const step& done, const outcome& with);
    /// What the others covered no longer counts: the program has more schedule points than was known then.
    void begin_again_but(std::size_t machine);

    /// Less time than was asked for: after an inconclusive end the rest is only worth a short look.
    void shorten_to(duration elapsed_at_end);

    const std::vector<report::coverage>& machines() const { return coverage_; }
    bool complete() const;
    /// All that was promised was explored: nullopt, otherwise the sentence that says what is missing.
    std::optional<std::string> missing() const;

private:
    struct stage_of_search {
        wire::order_kind kind;
        int bound;
    };
    struct progress {
        std::size_t stage = 0;
        std::uint32_t round = 0;
        bool superseded = false;  // by an order over more tasks
    };

    void add(const wire::machine& machine);
    bool active(std::size_t machine) const;
    std::size_t active_in(std::size_t stage, std::uint32_t round) const;
    std::uint64_t executions_so_far() const;
    bool is_exhaustive(std::size_t stage) const {
        return stages_[stage].kind == wire::order_kind::search && stages_[stage].bound < 0;
    }

    plan_request wanted_;
    std::vector<stage_of_search> stages_;
    std::size_t required_stages_ = 0;
    std::vector<report::coverage> coverage_;
    std::vector<progress> progress_;
    std::uint32_t tasks_ = 0;
    bool own_priorities_ = false;
    bool planned_ = false;
    std::optional<duration> exhaustive_until_;  // then random, if that follows
    bool time_was_over_ = false;
};

}  // namespace pawl::check::supervise
