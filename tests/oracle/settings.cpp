#include "settings.hpp"

namespace oracle {
namespace {

// More of them than any program has: interrupts are numbered with the tasks.
constexpr int ruled_tasks = 8;

setting asked(const std::string& name, int cores, const std::vector<sharing>& policies,
              const std::vector<int>& priorities) {
    setting made{name, "--cores " + std::to_string(cores), {}};
    made.asked.what = machine::kind::asked;
    made.asked.cores = cores;
    for (int task = 0; task < ruled_tasks; ++task) {
        const sharing policy = policies[static_cast<std::size_t>(task) % policies.size()];
        const int priority =
            policy == sharing::other ? 0 : priorities[static_cast<std::size_t>(task) % priorities.size()];
        made.asked.policy.push_back(policy);
        made.asked.priority.push_back(priority);
        made.options += " --task " + (task == 0 ? "main" : "task" + std::to_string(task)) + "=policy:" +
                        (policy == sharing::fifo          ? "fifo,prio:" + std::to_string(priority)
                         : policy == sharing::round_robin ? "rr,prio:" + std::to_string(priority)
                                                          : "other");
    }
    return made;
}

std::vector<setting> asked_settings() {
    using enum sharing;
    std::vector<setting> all;
    for (const int cores : {1, 2}) {
        const std::string on = std::to_string(cores) + (cores == 1 ? " core, " : " cores, ");
        all.push_back(asked(on + "all share", cores, {other}, {0}));
        all.push_back(asked(on + "rising", cores, {fifo}, {1, 2, 3, 4, 5, 6, 7, 8}));
        all.push_back(asked(on + "falling", cores, {fifo}, {8, 7, 6, 5, 4, 3, 2, 1}));
        all.push_back(
            asked(on + "main above equals", cores,
                  {fifo, round_robin, round_robin, round_robin, round_robin, round_robin, round_robin, round_robin},
                  {9, 5, 5, 5, 5, 5, 5, 5}));
        all.push_back(asked(on + "equals in line", cores, {fifo}, {5}));
        all.back().without_yielding_spins = true;
        all.push_back(asked(on + "main shares below", cores,
                            {other, fifo, round_robin, other, fifo, other, other, other}, {0, 2, 3, 0, 1, 0, 0, 0}));
    }
    return all;
}

}  // namespace

std::vector<setting> settings_named(const std::string& name) {
    if (name == "free") return {{name, "--machine free", {}}};
    if (name == "supposed") return {{name, "--machine both", {}}};
    if (name == "asked") return asked_settings();
    if (name == "all") {
        std::vector<setting> all = settings_named("supposed");
        for (const setting& one : asked_settings()) all.push_back(one);
        return all;
    }
    return {};
}

}  // namespace oracle
