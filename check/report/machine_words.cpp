#include "check/report/machine_words.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace pawl::check::report {
namespace {

std::string order_words(const wire::machine& machine, const std::function<std::string(int)>& name_of_task) {
    std::map<std::int32_t, std::vector<int>, std::greater<>> by_rank;
    for (std::uint32_t task = 0; task < machine.ranked_tasks && task < wire::max_ranked_tasks; ++task)
        by_rank[machine.rank[task]].push_back(static_cast<int>(task));
    std::string text;
    for (const auto& [rank, tasks] : by_rank) {
        if (!text.empty()) text += " over ";
        if (tasks.size() > 2) {
            text += "the others";
            continue;
        }
        for (const int task : tasks) text += (task == tasks.front() ? "" : " and ") + name_of_task(task);
    }
    return text;
}

}  // namespace

std::string default_task_name(int task) { return task == 0 ? "main" : "task" + std::to_string(task); }

std::string machine_words(const wire::machine& machine, const std::function<std::string(int)>& name_of_task) {
    const std::string memory = machine.memory == wire::memory_model::c11 ? ", c11 memory" : "";
    switch (machine.kind) {
        case wire::machine_kind::free: return "free cores" + memory;
        case wire::machine_kind::as_asked:
            return (machine.cores == 1   ? "one core"
                    : machine.cores == 0 ? "free cores"
                                         : std::to_string(machine.cores) + " cores") +
                   std::string(", priorities as set") + memory;
        case wire::machine_kind::one_core: break;
    }
    const std::string order = order_words(machine, name_of_task);
    return order.empty() ? "one core" : "one core, " + order;
}

std::string memory_key(wire::memory_model memory) { return memory == wire::memory_model::c11 ? "c11" : "sc"; }

std::string machine_key(const wire::machine& machine) {
    switch (machine.kind) {
        case wire::machine_kind::free: return "free";
        case wire::machine_kind::one_core: return "one-core";
        case wire::machine_kind::as_asked: return "as-asked";
    }
    return "free";
}

}  // namespace pawl::check::report
