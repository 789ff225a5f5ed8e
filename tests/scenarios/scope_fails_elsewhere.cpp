// A task on another level fails while its sibling sleeps on the scope's own: that one is stopped, and join() throws.
#include <pawl/task.hpp>

#include <cassert>
#include <chrono>

using namespace std::chrono_literals;

pawl::task<> throws(pawl::static_frame<512>&) {
    throw 7;
    co_return;
}
pawl::task<> sleeps(pawl::static_frame<512>&, bool& cancelled) {
    const auto slept = co_await pawl::sleep_until(pawl::port::clock::time_point::max());
    cancelled = !slept;
}
pawl::task<> waits(pawl::static_frame<1024>&, pawl::executor<2>& ex, bool& caught) {
    static pawl::static_frame<512> first, second;
    bool cancelled = false;
    pawl::scope s;
    s.spawn(sleeps(first, cancelled));
    s.spawn<1>(ex, throws(second));
    try {
        co_await s.join();
    } catch (int) {
        caught = true;
    }
    assert(cancelled);
}

int main() {
    static pawl::static_frame<1024> frame;
    bool caught = false;
    pawl::executor<2> ex;
    ex.spawn(waits(frame, ex, caught));
    ex.run();
    assert(caught);
}
