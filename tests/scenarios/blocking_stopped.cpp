// A function for the second stack, and a stop that comes before it begins, while it runs, or after: it runs once or never, its
// task is told which, and nothing of it is touched afterwards.
#include <pawl/task/blocking.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>

#include <cassert>
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

int ran = 0, told = 0;

pawl::task<void> asks(pawl::static_frame<1024>&) {
    auto got = co_await pawl::blocking(1ms, [] { return ++ran; });
    told = got ? *got : -1;
}

pawl::static_frame<1024> frame;

int main() {
    pawl::executor<1> ex;
    ex.spawn(asks(frame));
    std::thread other{[&] { ex.stop(); }};
    ex.run();
    other.join();
    // stop() may have come before it was spawned as well: then it began stopped.
    assert(told == 1 ? ran == 1 : ran == 0);
    assert(told == 1 || told == -1);
}
