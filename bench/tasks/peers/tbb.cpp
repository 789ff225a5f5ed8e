// TBB's task groups: tasks that do not wait.
#include <tbb/global_control.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include "../../side_by_side/measure/core.hpp"
#include "../../side_by_side/measure/peer.hpp"
#include "../measure/batches.hpp"

namespace {

double spawn() {
    bench::run_on(0);
    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    return bench::a_piece(bench::tasks_a_batch, [](int count) {
        tbb::task_group group;
        for (int i = 0; i < count; ++i) group.run([] {});
        group.wait();
    });
}

const bench::measured tasks("TBB", {{"spawn", spawn}});

}  // namespace
