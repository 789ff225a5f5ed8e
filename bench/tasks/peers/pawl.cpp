// Pawl's tasks: one level, on the thread that calls run().
#include <pawl/channel/bounded.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/task.hpp>

#include <chrono>
#include <cstddef>
#include <thread>

#include "../../side_by_side/measure/core.hpp"
#include "../../side_by_side/measure/peer.hpp"
#include "../measure/batches.hpp"
#include "../measure/sleepers.hpp"
#include "../measure/wake.hpp"

namespace {

using frames = pawl::frame_pool<512, 128>;
frames pool;

pawl::task<> nothing(frames&) { co_return; }
pawl::task<> spawns(frames& f, int count) {
    pawl::scope s;
    for (int i = 0; i < count; ++i) s.spawn(nothing(f));
    co_await s.join();
}
template <typename Main>
void run(Main main) {
    pawl::executor<1> ex;
    ex.spawn(main());
    ex.run();
}
double spawn() {
    bench::run_on(0);
    return bench::a_piece(bench::tasks_a_batch, [](int count) { run([&] { return spawns(pool, count); }); });
}

pawl::task<> yields(frames&, int count) {
    for (int i = 0; i < count; ++i) co_await pawl::yield();
}
double yield() {
    bench::run_on(0);
    return bench::a_piece(bench::yields_a_batch, [](int count) { run([&] { return yields(pool, count); }); });
}

using sender = pawl::bounded_sender<int>;
using receiver = pawl::bounded_receiver<int>;
double ping_pong() {
    bench::run_on(0);
    auto [there, here] = pawl::bounded<int>(1);
    auto [back, again] = pawl::bounded<int>(1);
    static pawl::static_frame<2048> one, other;
    return bench::a_piece(
        bench::rounds_a_batch, [&, &there = there, &here = here, &back = back, &again = again](int count) {
            pawl::executor<1> ex;
            ex.spawn([](pawl::static_frame<2048>&, const sender& to, const receiver& from, int rounds) -> pawl::task<> {
                for (int i = 0; i < rounds; ++i) {
                    co_await to.async_send(i);
                    co_await from.async_recv();
                }
            }(one, there, again, count));
            ex.spawn([](pawl::static_frame<2048>&, const sender& to, const receiver& from, int rounds) -> pawl::task<> {
                for (int i = 0; i < rounds; ++i) {
                    const auto got = co_await from.async_recv();
                    co_await to.async_send(*got);
                }
            }(other, back, here, count));
            ex.run();
        });
}

pawl::task<> woken(frames&, pawl::event& go, bench::wakes& w) {
    while (!w.over()) {
        w.about_to_wait();
        co_await go.async_wait();
        go.reset();
        w.runs();
    }
}
double wake() {
    pawl::event go;
    bench::wakes w;
    return w.measure([&] { go.set(); }, [&] { run([&] { return woken(pool, go, w); }); });
}

pawl::task<> sleeps(pawl::program_heap, std::chrono::nanoseconds time) { co_await pawl::sleep_for(time); }
double sleepers() {
    return bench::cost_of_sleepers([] {
        pawl::executor<1> ex;
        for (int i = 0; i < bench::sleepers; ++i) ex.spawn(sleeps(pawl::heap, bench::time_of_sleeper(i)));
        ex.run();
    });
}
double asleep() {
    pawl::executor<1> ex;
    for (int i = 0; i < bench::sleepers; ++i) ex.spawn(sleeps(pawl::heap, std::chrono::hours(1)));
    double percent = 0;
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        percent = bench::cost_of_being_asleep([] { std::this_thread::sleep_for(bench::asleep_for); });
        ex.stop();
    });
    ex.run();
    other.join();
    return percent;
}
double bytes() {
    constexpr int count = 1000;
    pawl::executor<1> ex;
    const std::size_t before = bench::allocated();
    for (int i = 0; i < count; ++i) ex.spawn(sleeps(pawl::heap, std::chrono::nanoseconds(1)));
    const std::size_t after = bench::allocated();
    ex.run();
    return static_cast<double>(after - before) / count;
}

const bench::measured tasks("pawl::executor", {{"spawn", spawn},
                                               {"yield", yield},
                                               {"ping-pong", ping_pong},
                                               {"wake", wake},
                                               {"bytes", bytes},
                                               {"sleepers", sleepers},
                                               {"asleep", asleep}});

}  // namespace
