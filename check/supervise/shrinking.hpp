// From a schedule that fails to the simplest one that fails in the same way: fewest preemptions first, then fewest
// switches between tasks, then fewest steps. Parts are left out (Zeller, Hildebrandt: Simplifying and isolating
// failure-inducing input, TSE 2002) and what a task does is drawn together (Jalbert, Sen: A trace simplification
// technique for effective debugging of concurrent programs, FSE 2010). Knows no process: it is told what a schedule
// leads to.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "check/wire/schedule.hpp"

namespace pawl::check::supervise {

using schedule = std::vector<wire::choice>;

struct cost_of_schedule {
    std::size_t preemptions = 0, switches = 0, steps = 0;
    friend auto operator<=>(const cost_of_schedule&, const cost_of_schedule&) = default;
};
cost_of_schedule cost_of(const schedule& what);

class shrinking {
public:
    /// The schedule that came of trying this one, where it failed in the same way; nullopt: it did not. Choices that are
    /// not possible may be left out, and beyond the end everybody goes on as long as possible.
    using attempt = std::function<std::optional<schedule>(const schedule&)>;
    /// Nothing more is tried then.
    using limit = std::function<bool()>;

    shrinking(attempt how, limit when) : attempt_(std::move(how)), over_(std::move(when)) {}

    schedule simplest(schedule failing);

private:
    bool better(const schedule& candidate);
    bool let_them_go_on();
    bool leave_out_segments();
    bool draw_together();
    bool change_places();
    bool cut_the_end();
    bool plain_data();

    attempt attempt_;
    limit over_;
    schedule best_;
};

}  // namespace pawl::check::supervise
