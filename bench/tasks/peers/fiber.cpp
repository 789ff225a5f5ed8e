// Boost.Fiber: tasks with stacks of their own, on one thread.
#include <boost/fiber/all.hpp>

#include <chrono>
#include <vector>

#include "../../side_by_side/measure/core.hpp"
#include "../../side_by_side/measure/peer.hpp"
#include "../measure/batches.hpp"
#include "../measure/wake.hpp"

namespace {

namespace fibers = boost::fibers;

double spawn() {
    bench::run_on(0);
    std::vector<fibers::fiber> all;
    all.reserve(bench::tasks_a_batch);
    return bench::a_piece(bench::tasks_a_batch, [&](int count) {
        for (int i = 0; i < count; ++i) all.emplace_back([] {});
        for (auto& each : all) each.join();
        all.clear();
    });
}
double yield() {
    bench::run_on(0);
    return bench::a_piece(bench::yields_a_batch, [](int count) {
        fibers::fiber([&] {
            for (int i = 0; i < count; ++i) boost::this_fiber::yield();
        }).join();
    });
}
double ping_pong() {
    bench::run_on(0);
    return bench::a_piece(bench::rounds_a_batch, [](int count) {
        fibers::buffered_channel<int> there{2}, back{2};
        fibers::fiber ping([&] {
            int got = 0;
            for (int i = 0; i < count; ++i) {
                there.push(i);
                back.pop(got);
            }
        });
        fibers::fiber pong([&] {
            int got = 0;
            for (int i = 0; i < count; ++i) {
                there.pop(got);
                back.push(got);
            }
        });
        ping.join();
        pong.join();
    });
}
double wake() {
    bench::wakes w;
    fibers::mutex m;
    fibers::condition_variable changed;
    bool go = false;
    return w.measure(
        [&] {
            {
                const std::unique_lock<fibers::mutex> held(m);
                go = true;
            }
            changed.notify_one();
        },
        [&] {
            fibers::fiber([&] {
                while (!w.over()) {
                    w.about_to_wait();
                    std::unique_lock<fibers::mutex> held(m);
                    changed.wait(held, [&] { return go; });
                    go = false;
                    w.runs();
                }
            }).join();
        });
}

const bench::measured tasks("Boost.Fiber", {{"spawn", spawn}, {"yield", yield}, {"ping-pong", ping_pong}, {"wake", wake}});

}  // namespace
