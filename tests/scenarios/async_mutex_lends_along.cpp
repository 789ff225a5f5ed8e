// The same along a chain: the highest waits for what the third holds, which waits for what the lowest holds.
#include <pawl/lock/async_mutex.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>

#include <atomic>
#include <cassert>

pawl::async_mutex near{"near"}, far{"far"};
std::atomic<bool> had_it{false};
pawl::executor<4> ex;
pawl::static_frame<1024> frames[4];

pawl::task<void> highest(pawl::static_frame<1024>&) {
    auto held = co_await near.async_lock();
    had_it = true;
}
pawl::task<void> between(pawl::static_frame<1024>&) {
    while (!had_it) {
    }
    co_return;
}
pawl::task<void> waits_itself(pawl::static_frame<1024>&) {
    auto held = co_await near.async_lock();
    auto both = co_await far.async_lock();
}
pawl::task<void> lowest(pawl::static_frame<1024>&) {
    auto held = co_await far.async_lock();
    ex.spawn<1>(waits_itself(frames[1]));
    ex.spawn<3>(highest(frames[3]));
    ex.spawn<2>(between(frames[2]));
}

int main() {
    ex.spawn<0>(lowest(frames[0]));
    ex.run();
    assert(had_it);
}
