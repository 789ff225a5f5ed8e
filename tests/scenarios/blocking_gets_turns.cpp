// A level of a real-time priority that never sleeps, and a function beside it, on one core: the level gives it turns, and it
// comes to its end.
#include <pawl/task/blocking.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/yield.hpp>

#include <pthread.h>

#include <cassert>
#include <chrono>

using namespace std::chrono_literals;

bool done = false;

pawl::task<void> asks(pawl::static_frame<1024>&) {
    auto got = co_await pawl::blocking(200ns, [] { return 7; });
    assert(got.value() == 7);
    done = true;
}
pawl::task<void> always_busy(pawl::static_frame<512>&) {
    while (!done) co_await pawl::yield();
}

pawl::static_frame<1024> first;
pawl::static_frame<512> second;

int main() {
    sched_param parameters{};
    parameters.sched_priority = 5;
    pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters);
    pawl::executor<1> ex;
    ex.spawn(asks(first));
    ex.spawn(always_busy(second));
    ex.run();
}
