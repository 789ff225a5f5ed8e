// A lock in the comparison: what has lock() and unlock(). Each file in peers/ has objects of type `measured_lock`.
#pragma once

#include <string_view>
#include <vector>

#include "../../side_by_side/measure/peer.hpp"
#include "alone.hpp"
#include "contended.hpp"
#include "inversion.hpp"
#include "philosophers.hpp"

namespace bench {

template <typename Lock>
std::vector<column> columns_of_lock() {
    std::vector<column> all{
        {"alone", alone<Lock>},
        {"nested", nested<Lock>},
        {"two", contended<Lock, 2>},
        {"four", contended<Lock, 4>},
        {"longest", longest_wait<Lock>},
        {"ordered", philosophers<Lock>},
    };
    if (may_run_in_real_time()) all.push_back({"inversion", inversion<Lock>});
    return all;
}

template <typename Lock>
struct measured_lock : measured {
    explicit measured_lock(std::string_view name) : measured(name, columns_of_lock<Lock>()) {}
};

}  // namespace bench
