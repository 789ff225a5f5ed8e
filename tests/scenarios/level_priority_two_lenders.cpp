// Two who lend to a level at the same time, and take it back at the same time: it runs at the higher one in between, and at its own
// afterwards, whoever was the last to tell the scheduler.
#include <pawl/wait/level_priority.hpp>

#include <pthread.h>

#include <cassert>
#include <thread>

int priority_of_this_thread() {
    sched_param parameters{};
    int policy = 0;
    pthread_getschedparam(pthread_self(), &policy, &parameters);
    return parameters.sched_priority;
}

int main() {
    pawl::wait::level_priority& level = pawl::wait::priority_of_level(1);
    level.begin();
    const auto both = [&](auto one, auto other) {
        std::thread beside{other};
        one();
        beside.join();
    };
    both([&] { level.lend(5); }, [&] { level.lend(7); });
    assert(priority_of_this_thread() == 7);
    both([&] { level.take_back(); }, [&] { level.take_back(); });
    assert(priority_of_this_thread() == 0);
    level.end();
}
