#include "check/report/coverage_words.hpp"

#include <algorithm>
#include <cmath>

#include "check/report/machine_words.hpp"
#include "check/report/numbers.hpp"

namespace pawl::check::report {
namespace {

std::string depth_words(const coverage& one) {
    if (one.complete) return "complete";
    const bool old_values = one.on.memory == wire::memory_model::c11;
    std::string text = one.preemptions >= 0
                           ? "up to " + counted(static_cast<std::uint64_t>(one.preemptions), "preemption") +
                                 (old_values ? " or old values" : "")
                           : std::string("not finished");
    if (one.cut_short) return text + ", then given up";
    if (one.sampled) text += one.preemptions >= 0 ? ", others at random" : "";
    if (one.sampled && one.preemptions < 0) text = "at random";
    return text;
}

// Chances are multiplied as numbers of digits: n k^(d-1) soon leaves every integer.
std::string one_in(const pct_facts& facts) {
    const double schedules = static_cast<double>(facts.contenders) *
                             std::pow(static_cast<double>(facts.steps), static_cast<double>(facts.depth) - 1);
    if (schedules < 1e15) return grouped(static_cast<std::uint64_t>(schedules));
    return "10^" + std::to_string(static_cast<int>(std::floor(std::log10(schedules))) + 1);
}

struct group {
    std::string name;
    coverage least;  // the machine explored least speaks for the group
    std::uint64_t orders = 0;
    std::uint64_t executions = 0;
    std::uint64_t redundant = 0;
};

bool explored_less(const coverage& a, const coverage& b) {
    if (a.complete != b.complete) return b.complete;
    return a.preemptions < b.preemptions;
}

std::vector<group> groups_of(const verdict& whole) {
    std::vector<group> groups;
    for (const coverage& one : whole.machines) {
        const bool supposed = one.on.kind == wire::machine_kind::one_core;
        auto known =
            std::ranges::find_if(groups, [&](const group& g) { return supposed && g.least.on.kind == one.on.kind; });
        if (known == groups.end()) {
            groups.push_back({machine_words(one.on), one, 1, one.executions, one.redundant});
            continue;
        }
        ++known->orders;
        known->executions += one.executions;
        known->redundant += one.redundant;
        if (explored_less(one, known->least)) known->least = one;
    }
    for (group& one : groups)
        if (one.orders > 1)
            one.name = "one core, " + (whole.orders_left > 0 ? grouped(one.orders) + " of " +
                                                                   counted(one.orders + whole.orders_left, "order")
                                                             : counted(one.orders, "order"));
    return groups;
}

}  // namespace

std::string pct_words(const pct_facts& facts) {
    std::string text = "each schedule meets a bug of depth " + std::to_string(facts.depth) +
                       " with a chance of at least 1 in " + one_in(facts) + " (" +
                       counted(facts.contenders, "contender") + ", at most " + counted(facts.steps, "choice") +
                       ", depth " + std::to_string(facts.depth) + ")";
    if (facts.over_length > 0)
        text += "; not so " + grouped(facts.over_length) + " of " + grouped(facts.executions) +
                " schedules, which were longer than expected when they began";
    return text;
}

wire::memory_model explored_memory(const verdict& whole) {
    for (const coverage& one : whole.machines)
        if (one.on.memory == wire::memory_model::c11) return wire::memory_model::c11;
    return wire::memory_model::sc;
}

std::vector<std::string> not_covered(const verdict& whole) {
    std::vector<std::string> result;
    if (explored_memory(whole) == wire::memory_model::sc) {
        const auto differs = [](const coverage& one) { return one.on.has_several_cores(); };
        if (whole.weak_orders && std::ranges::any_of(whole.machines, differs))
            result.push_back("weak memory orders (sequential consistency is simulated)");
    } else
        for (const char* one : {"load buffering (no read sees a later write)", "consume other than as acquire",
                                "plain and volatile accesses out of order",
                                "more than one spurious failure of a weak compare-exchange in an execution"})
            result.emplace_back(one);
    if (whole.mixed_sizes) result.emplace_back("old values of what is accessed in several sizes");
    for (const char* one : {"other inputs", "interrupts that are not declared", "spurious wake-ups"})
        result.emplace_back(one);
    if (whole.yields_taken_as_fair)
        result.push_back("a task that yields, or whose waits time out, on and on while others could go on");
    for (const std::string& spot : whole.blind_spots) result.push_back(spot);
    for (const std::string& library : whole.foreign)
        result.push_back("what goes on inside " + library + " (--foreign: each call is one step)");
    return result;
}

std::vector<coverage_row> coverage_rows(const verdict& whole) {
    std::vector<coverage_row> rows;
    for (const group& one : groups_of(whole))
        rows.push_back({one.name, depth_words(one.least),
                        counted(one.executions, "execution") +
                            (one.redundant != 0 ? ", " + grouped(one.redundant) + " redundant" : "")});
    return rows;
}

std::vector<std::string> coverage_facts(const verdict& whole) {
    std::vector<std::string> facts;
    for (const group& one : groups_of(whole))
        if (one.least.pct.executions != 0) facts.push_back(one.name + ": " + pct_words(one.least.pct));
    facts.push_back("memory " + memory_key(explored_memory(whole)) + " · " + counted(whole.tasks, "task") + " · seed " +
                    std::to_string(whole.seed) + " · at most " + counted(whole.step_limit, "step") + " · " +
                    seconds_text(whole.seconds));
    if (!whole.bounded_by.empty()) facts.push_back("within these bounds only: " + whole.bounded_by);
    if (whole.cut_by_horizon > 0)
        facts.push_back("each schedule was followed for " + seconds_text(whole.horizon_seconds) +
                        " of virtual time (--for): what comes later was not looked at");
    if (whole.cut_by_length > 0)
        facts.push_back(counted(whole.cut_by_length, "execution") + " could have gone on after " +
                        counted(whole.step_limit, "step") + " (--steps): what comes later was not looked at");
    if (whole.exit_status != 0)
        facts.push_back("every execution ended with exit status " + std::to_string(whole.exit_status) +
                        (whole.exit_status == 101
                             ? ": a Rust program that panics ends so, and --verbose shows what it said"
                             : ": if the program wants arguments, give them after --"));
    return facts;
}

std::string coverage_report(const verdict& whole, const page& on) {
    std::string text;
    const auto rows = coverage_rows(whole);
    std::size_t name = 0;
    std::size_t depth = 0;
    for (const coverage_row& one : rows) {
        name = std::max(name, columns_of(one.machine));
        depth = std::max(depth, columns_of(one.depth));
    }
    for (const coverage_row& one : rows)
        text += "  " + padded(one.machine, name) + "   " + padded(one.depth, depth) + "   " + one.executions + "\n";
    for (const std::string& fact : coverage_facts(whole)) text += "  " + wrapped(fact, on.width, 2) + "\n";
    std::string missing;
    for (const std::string& one : not_covered(whole)) missing += (missing.empty() ? "" : ", ") + one;
    return text + "  " + wrapped("not covered: " + missing, on.width, 2) + "\n";
}

}  // namespace pawl::check::report
