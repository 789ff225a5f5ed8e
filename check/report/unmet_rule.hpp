// A --task or --deadline that was about nobody.
#pragma once

#include <string>
#include <vector>

namespace pawl::check::report {

struct unmet_rule {
    std::string name;
    bool deadline = false;  // of --deadline, not of --task
};

/// In a sentence, with the names that tasks had.
std::string unmet_rule_words(const unmet_rule& rule, const std::vector<std::string>& task_names);

}  // namespace pawl::check::report
