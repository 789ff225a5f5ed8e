// A sleep ends by its time, or because the executor is stopped.
#include <pawl/task.hpp>

#include <cassert>
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

pawl::task<> sleeps(pawl::static_frame<512>&, bool& over) {
    const auto slept = co_await pawl::sleep_for(1ms);
    assert(slept || slept.error() == pawl::errc::cancelled);
    over = true;
}

int main() {
    static pawl::static_frame<512> frame;
    bool over = false;
    pawl::executor<1> ex;
    ex.spawn(sleeps(frame, over));
    std::thread other{[&] { ex.stop(); }};
    ex.run();
    other.join();
    assert(over && !frame.in_use());
}
