// All that is drawn of one recorded execution: for the trace, the page, and whoever steps through it.
#pragma once

#include <optional>
#include <vector>

#include "check/report/core_lanes.hpp"
#include "check/report/holdings.hpp"
#include "check/report/influences.hpp"
#include "check/report/scene.hpp"
#include "check/report/standing.hpp"
#include "check/report/task_words.hpp"

namespace pawl::check::report {

struct picture {
    explicit picture(const scene& of);

    scene seen;
    std::vector<holding> locks;
    std::vector<std::vector<stay>> stays;  // for each task
    std::vector<influence> influences;
    std::vector<int> core;  // of each step
};

/// The verdict with the execution that is to be looked at as its own: that of the finding, or the example.
verdict pictured(const verdict& whole);
scene scene_of(const verdict& pictured);

/// How a task stands, for people: "waits for mutex a, held by first".
std::string stay_words(const stay& how, const scene& seen, task_words& names);

}  // namespace pawl::check::report
