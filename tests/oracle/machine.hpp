// The computers of the oracle. README.md states their rules.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace oracle {

enum class sharing { other, round_robin, fifo };

struct machine {
    enum class kind { free, ranked, asked } what = kind::free;
    int cores = 1;          // asked
    std::vector<int> rank;  // ranked, by order of creation
    int rank_of_others = 0;
    std::vector<sharing> policy;  // asked, by order of creation
    std::vector<int> priority;
    bool others_first = false;  // a task that yields goes on only after somebody else, if anybody can
};

}  // namespace oracle
