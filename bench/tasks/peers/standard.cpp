// Threads of the standard library.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "../../side_by_side/measure/core.hpp"
#include "../../side_by_side/measure/peer.hpp"
#include "../measure/batches.hpp"
#include "../measure/wake.hpp"

namespace {

class signal {
public:
    void set() {
        {
            const std::scoped_lock held(mutex_);
            there_ = true;
        }
        changed_.notify_one();
    }
    void wait() {
        std::unique_lock held(mutex_);
        changed_.wait(held, [this] { return there_; });
        there_ = false;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool there_ = false;
};

double spawn() {
    bench::run_on(0);
    std::vector<std::thread> all;
    return bench::a_piece(bench::tasks_a_batch, [&](int count) {
        for (int i = 0; i < count; ++i) all.emplace_back([] {});
        for (auto& each : all) each.join();
        all.clear();
    });
}
double yield() {
    bench::run_on(0);
    return bench::a_piece(bench::yields_a_batch, [](int count) {
        for (int i = 0; i < count; ++i) std::this_thread::yield();
    });
}
double ping_pong() {
    bench::run_on(0);
    return bench::a_piece(bench::rounds_a_batch / 10, [](int count) {
        signal there, back;
        std::thread pong([&] {
            for (int i = 0; i < count; ++i) {
                there.wait();
                back.set();
            }
        });
        for (int i = 0; i < count; ++i) {
            there.set();
            back.wait();
        }
        pong.join();
    });
}
double wake() {
    bench::wakes w;
    signal go;
    return w.measure([&] { go.set(); },
                     [&] {
                         while (!w.over()) {
                             w.about_to_wait();
                             go.wait();
                             w.runs();
                         }
                     });
}

const bench::measured tasks("std::thread", {{"spawn", spawn}, {"yield", yield}, {"ping-pong", ping_pong}, {"wake", wake}});

}  // namespace
