// The same as blocking_stopped where a task of the same level stops the executor: with one thread fewer, every schedule.
#include <pawl/task/blocking.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>

#include <cassert>
#include <chrono>

using namespace std::chrono_literals;

int ran = 0, told = 0;

pawl::task<void> asks(pawl::static_frame<1024>&) {
    auto got = co_await pawl::blocking(1ms, [] { return ++ran; });
    told = got ? *got : -1;
}

pawl::static_frame<1024> frame;

pawl::static_frame<512> other;

pawl::task<void> stops(pawl::static_frame<512>&, pawl::executor<1>& ex) {
    ex.stop();
    co_return;
}

int main() {
    pawl::executor<1> ex;
    ex.spawn(asks(frame));
    ex.spawn(stops(other, ex));
    ex.run();
    assert(told == 1 ? ran == 1 : ran == 0);
    assert(told == 1 || told == -1);
}
