#include "check/intercept/warnings.hpp"

#include <cstring>

#include "check/machine/computer.hpp"
#include "check/own/vector.hpp"

namespace pawl::check::intercept {
namespace {

using machine::the_computer;

constexpr std::size_t most_counted = 1000;
own::vector<std::uint64_t> counted;       // keys of those without room
own::vector<wire::warning*> without_one;  // seen in this execution, and without a schedule so far

bool current(const wire::warning& w) { return w.has_schedule && w.visible == the_computer.session().visible.count; }

}  // namespace

wire::warning* add_warning(wire::finding_kind kind, std::uint64_t key) {
    wire::warning_list& all = the_computer.session().warnings;
    if (all.count == wire::max_warnings) {
        for (const std::uint64_t known : counted)
            if (known == key) return nullptr;
        if (counted.size() == most_counted) return nullptr;
        counted.push_back(key);
        ++all.more[static_cast<int>(kind)];
        return nullptr;
    }
    wire::warning& fresh = all.at[all.count++];
    std::memset(static_cast<void*>(&fresh), 0, offsetof(wire::warning, schedule));
    fresh.kind = kind;
    without_one.push_back(&fresh);
    return &fresh;
}

void seen_again(wire::warning& known) {
    if (current(known)) return;
    for (const wire::warning* one : without_one)
        if (one == &known) return;
    without_one.push_back(&known);
}

void keep_schedules(bool meaningful) {
    const wire::session& session = the_computer.session();
    const std::uint32_t length = session.schedule_length;
    if (meaningful && length <= wire::max_warning_schedule) {
        for (wire::warning* one : without_one) {
            one->machine_index = session.current.machine_index;
            one->visible = session.visible.count;
            one->has_schedule = true;
            one->schedule_length = length;
            std::memcpy(one->schedule, session.schedule, length * sizeof(wire::choice));
        }
    }
    without_one.clear();
}

}  // namespace pawl::check::intercept
