// The paragraph that a tired engineer reads: what is wrong, in plain words; and why, and what helps.
#pragma once

#include <string>
#include <vector>

#include "check/report/task_words.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

struct explanation {
    std::string word;       // STUCK
    std::string headline;   // "try_recv never returns"
    std::string paragraph;  // not wrapped
    std::string why;        // empty where nothing true can be said
    std::string cure;
};

explanation explain(const wire::finding& what, const verdict& whole, task_words& names);

/// The key of a finding in JSON: "deadlock", "waits-for-peer" ...
std::string kind_key(wire::finding_kind kind);

}  // namespace pawl::check::report
