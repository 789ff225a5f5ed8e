#include "analysis/timing/response_table.hpp"

#include <algorithm>
#include <numeric>

namespace pawl::analysis {
namespace {

std::string right(std::string text, std::size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}
std::string left(std::string text, std::size_t width) {
    return text.size() < width ? text + std::string(width - text.size(), ' ') : text;
}

}  // namespace

std::string response_table(const declared_tasks& of) {
    std::vector<std::size_t> order(of.tasks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return of.tasks[i].priority; });
    std::size_t widest = 4;
    for (const auto& one : of.tasks) widest = std::max(widest, one.name.size());

    std::string text = left("task", widest);
    for (const char* title : {"priority", "period", "deadline", "cost", "blocked", "response", "spare"})
        text += "  " + right(title, 10);
    text += "\n";
    std::size_t late = 0;
    for (const std::size_t i : order) {
        const timing::timed_task& one = of.tasks[i];
        const timing::duration response = timing::response_time(of.tasks, of.sections, i);
        const timing::duration deadline = timing::deadline_of(one);
        text += left(std::string{one.name}, widest);
        for (const timing::duration each : {timing::duration{one.priority}, one.period, deadline, one.cost,
                                            timing::blocking_of(of.tasks, of.sections, i)})
            text += "  " + right(std::to_string(each), 10);
        const bool endless = response == timing::unbounded;
        text += "  " + right(endless ? "no bound" : std::to_string(response), 10);
        text += "  " + right(endless || response > deadline ? "late" : std::to_string(deadline - response), 10);
        if (!of.costs[i].empty()) text += "  cost: " + of.costs[i];
        text += "\n";
        late += response > deadline;
    }
    const timing::duration used = timing::thousandths_used(of.tasks);
    text += "\nTimes in " + of.unit + ". Of the core's time " + std::to_string(used / 10) + "." + std::to_string(used % 10) +
            " % are asked for. ";
    text += late == 0 ? "All deadlines are met.\n"
                      : std::to_string(late) + " of " + std::to_string(order.size()) + " tasks may miss their deadline.\n";
    return text;
}

}  // namespace pawl::analysis
