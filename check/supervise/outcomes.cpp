#include "check/supervise/outcomes.hpp"

#include <algorithm>
#include <span>

namespace pawl::check::supervise {

std::vector<report::end_state> read_outcomes(const wire::outcome_table& table) {
    std::vector<report::end_state> ends;
    // The worker that wrote it may have died in the middle: nothing in it is taken on trust.
    for (const wire::outcome_entry& e :
         std::span(table.entry, std::min<std::size_t>(table.count, wire::max_outcomes))) {
        report::end_state end;
        end.kind = e.kind;
        end.machine_index = e.machine_index;
        end.exit_status = e.exit_status;
        end.text.assign(e.text, std::min<std::size_t>(e.text_length, wire::max_outcome_text));
        end.executions = e.executions;
        if (e.has_schedule && e.schedule_begin <= wire::max_outcome_choices &&
            e.schedule_length <= wire::max_outcome_choices - e.schedule_begin)
            end.schedule.assign(table.choices + e.schedule_begin, table.choices + e.schedule_begin + e.schedule_length);
        ends.push_back(std::move(end));
    }
    std::ranges::stable_sort(ends, {}, &report::end_state::machine_index);
    return ends;
}

void forget_outcomes(wire::outcome_table& table) {
    if (table.count != 0) std::ranges::fill(table.place, std::uint16_t{0});
    table.count = table.choices_used = 0;
    table.lost = table.cut_off = 0;
}

}  // namespace pawl::check::supervise
