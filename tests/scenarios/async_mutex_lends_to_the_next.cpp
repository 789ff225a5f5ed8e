// The highest stands in line behind another one: when the lock is handed to that one, its level is lent what the highest has.
#include <pawl/lock/async_mutex.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/yield.hpp>

#include <atomic>
#include <cassert>

pawl::async_mutex m{"radio"};
std::atomic<bool> had_it{false};
pawl::executor<4> ex;
pawl::static_frame<1024> frames[4];

pawl::task<void> highest(pawl::static_frame<1024>&) {
    auto held = co_await m.async_lock();
    had_it = true;
}
pawl::task<void> between(pawl::static_frame<1024>&) {
    while (!had_it) {
    }
    co_return;
}
pawl::task<void> next(pawl::static_frame<1024>&) {
    auto held = co_await m.async_lock();
    co_await pawl::yield();  // holds it on
}
pawl::task<void> first(pawl::static_frame<1024>&) {
    auto held = co_await m.async_lock();
    ex.spawn<1>(next(frames[1]));
    ex.spawn<3>(highest(frames[3]));
    ex.spawn<2>(between(frames[2]));
}

int main() {
    ex.spawn<0>(first(frames[0]));
    ex.run();
    assert(had_it);
}
