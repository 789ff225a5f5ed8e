// One core, three levels: the lowest holds a lock that the highest waits for, and the one between them computes until the highest
// has had it. Without a lent priority the one between never leaves the core.
#include <pawl/lock/async_mutex.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>

#include <atomic>
#include <cassert>

pawl::async_mutex m{"radio"};
std::atomic<bool> had_it{false};
pawl::executor<3> ex;
pawl::static_frame<1024> low_frame, middle_frame, high_frame;

pawl::task<void> high(pawl::static_frame<1024>&) {
    auto held = co_await m.async_lock();
    had_it = true;
}
pawl::task<void> middle(pawl::static_frame<1024>&) {
    while (!had_it) {
    }
    co_return;
}
pawl::task<void> low(pawl::static_frame<1024>&) {
    auto held = co_await m.async_lock();
    ex.spawn<2>(high(high_frame));
    ex.spawn<1>(middle(middle_frame));
}

int main() {
    ex.spawn<0>(low(low_frame));
    ex.run();
    assert(had_it);
}
