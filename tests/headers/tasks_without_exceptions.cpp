// Every part of tasks that microcontrollers are to have.
#include <pawl/channel/static_channel.hpp>
#include <pawl/lock/async_mutex.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/lock/semaphore.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/frame_pool.hpp>
#include <pawl/task/scope.hpp>
#include <pawl/task/shielded.hpp>
#include <pawl/task/sleep.hpp>
#include <pawl/task/until_stopped.hpp>
#include <pawl/task/when_all.hpp>
#include <pawl/task/when_any.hpp>
#include <pawl/task/with_timeout.hpp>
#include <pawl/task/yield.hpp>

#include <chrono>

using namespace std::chrono_literals;
using frames = pawl::frame_pool<4096, 8>;

constinit frames pool;
constinit pawl::stop_source stops;
pawl::static_mpsc<int, 4> numbers;

pawl::task<int> counts(frames&, int number) {
    for (int i = 0; i < number; ++i) co_await pawl::yield();
    co_return number;
}
pawl::task<> sends(frames&, decltype(numbers.sender()) to) { co_await to.async_send(1); }

pawl::task<> all(frames& f, pawl::executor<2>& ex) {
    pawl::async_mutex m;
    pawl::semaphore permits{1};
    pawl::event go;
    pawl::scope s{stops.token()};
    s.spawn<1>(ex, sends(f, numbers.sender()));
    const auto from = numbers.receiver();
    const auto got = co_await pawl::with_timeout(1ms, from.async_recv());
    static_cast<void>(got);
    co_await pawl::when_all(counts(f, 1), counts(f, 2));
    co_await pawl::when_any(counts(f, 1), counts(f, 2));
    const auto held = co_await m.async_lock();
    co_await permits.async_acquire();
    co_await pawl::until_stopped(stops.token(), go.async_wait_for(1ms));
    co_await pawl::shielded(pawl::sleep_for(1ms));
    co_await s.join();
}

int main() {
    pawl::executor<2> ex{pawl::levels_run::on_one_thread};
    ex.spawn(all(pool, ex));
    ex.run();
}
