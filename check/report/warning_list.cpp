#include "check/report/warning_list.hpp"

#include "check/report/noted_words.hpp"
#include "check/report/spin_words.hpp"

namespace pawl::check::report {

std::vector<std::string> warning_list(const verdict& whole, symbolizer& symbols) {
    std::vector<std::string> result;
    task_words names(whole.what ? &*whole.what : nullptr, whole, symbols);
    for (const noted* one : told(whole, names)) {
        const explanation said = explain(*one, names);
        result.push_back(said.headline + ". " + said.paragraph);
        if (!one->schedule_name.empty()) result.back() += " Again: pawl replay " + one->schedule_name;
    }
    for (const wire::finding& one : whole.warnings) {
        task_words warned(&one, whole, symbols);
        result.push_back(warning_words(one, whole, warned));
    }
    for (const unmet_rule& rule : whole.unmet_rules) result.push_back(unmet_rule_words(rule, whole.task_names));
    return result;
}

}  // namespace pawl::check::report
