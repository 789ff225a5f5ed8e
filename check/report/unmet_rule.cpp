#include "check/report/unmet_rule.hpp"

namespace pawl::check::report {

std::string unmet_rule_words(const unmet_rule& rule, const std::vector<std::string>& task_names) {
    std::string text = (rule.deadline ? "--deadline " : "--task ") + rule.name + "=... " +
                       (rule.deadline ? "was not looked at" : "changed nothing") + ": no task was ever called so. ";
    if (task_names.empty())
        return text + "Tasks are main, task1, task2 ... in the order of their creation, or what the program calls them";
    text += "Tasks are called ";
    for (std::size_t i = 0; i < task_names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == task_names.size() ? " and " : ", ") + task_names[i];
    return text;
}

}  // namespace pawl::check::report
