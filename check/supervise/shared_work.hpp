// Some orders carried out together by all workers that are free: those that can be are cut into pieces, so that nobody
// stands idle. What comes out is what one worker alone would come to first, as far as time allows.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <list>
#include <optional>
#include <vector>

#include "check/supervise/crew.hpp"
#include "check/supervise/stored_search.hpp"

namespace pawl::check::supervise {

/// One order. A search goes on with the parts that are left of it, in their order; without any it begins.
struct assignment {
    wire::order order{};  // its limits hold for all pieces together
    std::vector<stored_search> parts{};
};

/// What came of it.
struct outcome_of_work {
    bool exhausted = false;    // all parts
    bool begin_again = false;  // what is left means nothing any more
    bool started = false;
    bool pruned_by_bound = false;
    std::uint64_t executions = 0, redundant = 0;
    std::uint64_t longest = 0, over_length = 0, next_sample = 0;
    std::uint32_t tasks = 0, contenders = 0;
    bool program_sets_priorities = false;
    std::vector<wire::finding> beside;  // warnings, and what was not followed to its end
    std::vector<stored_search> parts;   // what is left, if not exhausted
};

/// An order that ended otherwise than by its limits: the first one, in the order of the assignments.
struct early_end {
    std::size_t of = 0;
    trial_result how;
    wire::finding what{};
    std::vector<wire::choice> schedule;
    std::vector<std::uint64_t> places;  // visible where it happened
};

struct shared_work_result {
    std::vector<outcome_of_work> of;  // for each assignment
    std::optional<early_end> end;
    bool interrupted = false;
    bool places_grew = false;               // a race was found: there are more schedule points than before
    std::vector<std::uint64_t> places;      // all of them then; some twice
    std::optional<std::size_t> still_good;  // the one assignment that was explored with all of them
};

class shared_work {
public:
    using tick = std::function<void(std::uint64_t executions, std::uint32_t depth)>;

    shared_work(crew& workers, std::size_t members, std::vector<assignment> work);
    shared_work_result run(const tick& seen);

private:
    using clock = std::chrono::steady_clock;
    enum class state { waiting, running, over };
    struct piece {
        std::size_t of;
        std::optional<stored_search> search{};
        std::uint64_t first_sample = 0, samples = 0;
        state is = state::waiting;
        std::size_t member = 0;
        std::uint64_t given = 0;  // executions that it may still run
        bool to_be_split = false, unwanted = false, killed = false;
    };

    void cut();
    void hand_out(const tick& seen);
    bool begin(piece& one, std::size_t member, const tick& seen);
    void collect(piece& one, const trial_result& result);
    void end_early(std::list<piece>::iterator one, const trial_result& result);
    void pause(std::list<piece>::iterator one, const trial_result& result);
    void balance();
    void stop_unwanted();
    std::uint64_t executions() const;

    crew& crew_;
    std::size_t members_;
    std::vector<assignment> work_;
    std::vector<std::uint64_t> budget_;  // executions that are left of each; only where there is a limit
    std::list<piece> pieces_;            // in the order in which one worker alone would take them
    shared_work_result result_;
    std::list<piece>::iterator first_end_;
    clock::time_point start_ = clock::now(), balanced_ = start_;
    std::uint32_t places_ = 0;
    std::uint64_t finished_executions_ = 0;
};

}  // namespace pawl::check::supervise
