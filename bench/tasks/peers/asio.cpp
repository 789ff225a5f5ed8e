// Boost.Asio's coroutines, on one thread, which it is told.
#include <utility>  // which the next one forgets

#include <boost/asio.hpp>

#include <chrono>
#include <cstddef>
#include <thread>

#include "../../side_by_side/measure/core.hpp"
#include "../../side_by_side/measure/peer.hpp"
#include "../measure/batches.hpp"
#include "../measure/sleepers.hpp"
#include "../measure/wake.hpp"

namespace {

namespace asio = boost::asio;
using asio::awaitable;
using asio::detached;
using asio::use_awaitable;
using asio::steady_timer;

awaitable<void> nothing() { co_return; }
double spawn() {
    bench::run_on(0);
    return bench::a_piece(bench::tasks_a_batch, [](int count) {
        asio::io_context context{1};
        for (int i = 0; i < count; ++i) asio::co_spawn(context, nothing(), detached);
        context.run();
    });
}

awaitable<void> yields(int count) {
    const auto executor = co_await asio::this_coro::executor;
    for (int i = 0; i < count; ++i) co_await asio::post(executor, use_awaitable);
}
double yield() {
    bench::run_on(0);
    return bench::a_piece(bench::yields_a_batch, [](int count) {
        asio::io_context context{1};
        asio::co_spawn(context, yields(count), detached);
        context.run();
    });
}

// It has no channel in this version: a timer that never rings is cancelled to wake who waits for it.
struct signal {
    explicit signal(asio::io_context& context) : timer(context, steady_timer::time_point::max()) {}
    steady_timer timer;
    bool there = false;
    void set() {
        there = true;
        timer.cancel_one();
    }
    awaitable<void> wait() {
        boost::system::error_code ended;
        while (!there) co_await timer.async_wait(asio::redirect_error(use_awaitable, ended));
        there = false;
    }
};
awaitable<void> ping(signal& to, signal& from, int rounds) {
    for (int i = 0; i < rounds; ++i) {
        to.set();
        co_await from.wait();
    }
}
awaitable<void> pong(signal& to, signal& from, int rounds) {
    for (int i = 0; i < rounds; ++i) {
        co_await from.wait();
        to.set();
    }
}
double ping_pong() {
    bench::run_on(0);
    return bench::a_piece(bench::rounds_a_batch, [](int count) {
        asio::io_context context{1};
        signal there(context), back(context);
        asio::co_spawn(context, ping(there, back, count), detached);
        asio::co_spawn(context, pong(back, there, count), detached);
        context.run();
    });
}

awaitable<void> woken(signal& go, bench::wakes& w) {
    while (!w.over()) {
        w.about_to_wait();
        co_await go.wait();
        w.runs();
    }
}
double wake() {
    bench::wakes w;
    asio::io_context context;  // without the hint: another thread posts
    signal go(context);
    return w.measure([&] { asio::post(context, [&] { go.set(); }); },
                     [&] {
                         asio::co_spawn(context, woken(go, w), detached);
                         context.run();
                     });
}

awaitable<void> sleeps(std::chrono::nanoseconds time) {
    steady_timer timer(co_await asio::this_coro::executor, time);
    co_await timer.async_wait(use_awaitable);
}
double sleepers() {
    return bench::cost_of_sleepers([] {
        asio::io_context context{1};
        for (int i = 0; i < bench::sleepers; ++i)
            asio::co_spawn(context, sleeps(bench::time_of_sleeper(i)), detached);
        context.run();
    });
}
double asleep() {
    asio::io_context context;
    for (int i = 0; i < bench::sleepers; ++i) asio::co_spawn(context, sleeps(std::chrono::hours(1)), detached);
    double percent = 0;
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        percent = bench::cost_of_being_asleep([] { std::this_thread::sleep_for(bench::asleep_for); });
        context.stop();
    });
    context.run();
    other.join();
    return percent;
}
double bytes() {
    constexpr int count = 1000;
    asio::io_context context{1};
    const std::size_t before = bench::allocated();
    for (int i = 0; i < count; ++i) asio::co_spawn(context, sleeps(std::chrono::hours(1)), detached);
    context.poll();
    const std::size_t after = bench::allocated();
    return static_cast<double>(after - before) / count;
}

const bench::measured tasks("Boost.Asio, coroutines", {{"spawn", spawn},
                                                       {"yield", yield},
                                                       {"ping-pong", ping_pong},
                                                       {"wake", wake},
                                                       {"bytes", bytes},
                                                       {"sleepers", sleepers},
                                                       {"asleep", asleep}});

}  // namespace
