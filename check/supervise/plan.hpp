// What to explore next: which machine, how deep, for how long. Knows no process and no clock: it is told both.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/report/verdict.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::supervise {

enum class exploring { automatic, exhaustive, pct, pos, surw, random };
enum class machine_choice { free, one_core, both };
enum class memory_choice { automatic, sc, c11 };

struct plan_request {
    exploring explore = exploring::automatic;
    machine_choice machines = machine_choice::both;
    bool machines_given = false;                      // --machine stands on the command line
    std::uint32_t cores = 0;                          // 0: not given
    memory_choice memory = memory_choice::automatic;  // sc; c11 as well, once an order weaker than seq_cst was seen
    bool has_task_rules = false;
    std::optional<int> preemptions;  // --preemptions: the last bound to explore
    std::uint32_t depth = 3;         // --depth: of PCT
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
        wire::sampler_kind sampler = wire::sampler_kind::random_walk;  // kind random
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
        std::uint32_t contenders = 0;  // of random schedules: what PCT's guarantee is made of
        std::uint64_t longest = 0;
        std::uint64_t over_length = 0;
    };

    explicit plan(plan_request wanted);

    /// After the probing execution, and whenever an answer shows more tasks than before.
    /// `weak_orders`: it asked for an order weaker than seq_cst.
    void learned(std::uint32_t tasks, bool program_sets_priorities, bool weak_orders = false);

    /// nullopt: nothing is left to do, or the time is over.
    std::optional<step> next(duration elapsed);
    /// The same, and what could be done beside it: at most `most` steps, each on a machine of its own, in the order in
    /// which next() would name them. Empty: nothing is left to do, or the time is over.
    std::vector<step> next_together(duration elapsed, std::size_t most);
    void finished(const step& done, const outcome& with);
    /// What the others covered no longer counts: the program has more schedule points than was known then.
    void begin_again_but(std::size_t machine);

    /// The search of this machine cannot be kept: it goes on with random schedules, or not at all.
    void give_up_searching(std::size_t machine);

    /// Less time than was asked for: after an inconclusive end the rest is only worth a short look.
    void shorten_to(duration elapsed_at_end);

    /// Which of the searches, one after the other, this machine is at.
    std::size_t stage_of(std::size_t machine) const { return progress_[machine].stage; }
    const std::vector<report::coverage>& machines() const { return coverage_; }
    /// Orders of priorities that were not begun: of many, a growing sample is explored.
    std::size_t orders_left() const { return waiting_.size(); }
    bool complete() const;
    /// All that was promised was explored: nullopt, otherwise the sentence that says what is missing.
    std::optional<std::string> missing() const;

    struct progress {
        std::size_t stage = 0;
        std::uint32_t round = 0;
        bool superseded = false;  // by an order over more tasks
        bool memory_used_up = false;
    };
    /// All that a plan has come to: kept with an interrupted search.
    struct state {
        std::vector<report::coverage> coverage;
        std::vector<progress> progresses;
        std::vector<wire::machine> waiting;
        std::uint32_t tasks = 0;
        bool own_priorities = false;
        bool planned = false;
        bool weak = false;
    };
    state now() const { return {coverage_, progress_, waiting_, tasks_, own_priorities_, planned_, weak_}; }
    /// A search whose time was over gets the time of this plan.
    void go_on_from(state earlier);

private:
    struct stage_of_search {
        wire::order_kind kind;
        int bound;
        wire::sampler_kind sampler = wire::sampler_kind::random_walk;
    };

    void add(const wire::machine& machine);
    bool comes_later(std::size_t machine) const;
    std::size_t turn_of(std::size_t machine) const;
    void add_machines(std::uint32_t tasks, bool program_sets_priorities);
    bool active(std::size_t machine) const;
    std::size_t active_in(std::size_t stage, std::uint32_t round) const;
    std::uint64_t executions_so_far() const;
    step step_on(std::size_t machine, duration elapsed);
    struct share {
        std::uint32_t part, of;
    };
    share share_of(const step& wanted) const;
    void add_orders(std::size_t most);
    bool grow();
    bool automatic() const { return wanted_.explore == exploring::automatic && !wanted_.preemptions; }
    bool is_exhaustive(std::size_t stage) const {
        return stages_[stage].kind == wire::order_kind::search && stages_[stage].bound < 0;
    }

    plan_request wanted_;
    std::vector<stage_of_search> stages_;
    std::size_t required_stages_ = 0;
    std::vector<report::coverage> coverage_;
    std::vector<progress> progress_;
    std::vector<wire::machine> waiting_;                // orders to be added, the next one last
    std::pair<std::size_t, std::uint32_t> grown_at_{};  // stage and round
    std::uint32_t tasks_ = 0;
    bool own_priorities_ = false;
    bool planned_ = false;
    bool weak_ = false;  // machines with C11's memory were added
    // Then random, if that follows. Machines that come later have a time of their own.
    std::optional<duration> exhaustive_until_[2];
    bool time_was_over_ = false;
};

}  // namespace pawl::check::supervise
