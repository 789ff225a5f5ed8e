// The executor is stopped between a task's spawn and its first step: its wait ends at once.
#include <pawl/task.hpp>

#include <cassert>
#include <thread>

pawl::task<> sleeps(pawl::static_frame<512>&, bool& cancelled) {
    const auto slept = co_await pawl::sleep_until(pawl::port::clock::time_point::max());
    cancelled = !slept;
}

int main() {
    static pawl::static_frame<512> frame;
    bool cancelled = false;
    pawl::executor<1> ex;
    ex.spawn(sleeps(frame, cancelled));
    std::thread other{[&] { ex.stop(); }};
    ex.run();
    other.join();
    assert(cancelled);
}
