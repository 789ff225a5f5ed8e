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

/// `identity` says for each step what it does and where: two steps with the same are the same step of a loop. Folds do
/// not overlap and are in order.
std::vector<fold> folds_of(const scene& seen, const std::vector<std::string>& identity);

}  // namespace pawl::check::report
