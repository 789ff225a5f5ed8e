// Where a recorded execution repeats itself: stretches that a picture may show as one line.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "check/report/scene.hpp"

namespace pawl::check::report {

struct fold {
    std::size_t first = 0;  // steps, counted from 0; the steps before them showed the same once
    std::size_t last = 0;
    std::string words;  // "the same 19 times more", "no change in 200 steps"
};

/// Two steps with the same `whole` do the same in the same place. In the same `place` they are the same step of a loop,
/// with other values: such a loop is folded only if it goes round many times.
struct step_identity {
    std::string whole;
    std::string place;
};

/// Folds do not overlap and are in order.
std::vector<fold> folds_of(const scene& seen, const std::vector<step_identity>& identity);

}  // namespace pawl::check::report
