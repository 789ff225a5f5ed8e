// Whether pawl check and the enumerator agree about one program.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "checker.hpp"
#include "program.hpp"

namespace oracle {

/// One way to call pawl check, and the machine that its options ask for.
struct setting {
    std::string name;
    std::string options;
    machine asked;
    bool without_yielding_spins = false;  // README.md says why
};

struct comparison {
    std::size_t machines = 0, complete = 0, skipped = 0;
    double executions = 0;
    std::string disagreement;  // empty: they agree
};

comparison compare(const checker& pawl, const std::filesystem::path& executable, std::size_t number, const program& p,
                   const setting& how, int worker);

}  // namespace oracle
