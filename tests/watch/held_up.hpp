// Tasks that stand where a test wants them: each runs to its end when the test lets go.
#pragma once

#include <pthread.h>

#include <functional>
#include <memory>
#include <pawl/watch/seen_task.hpp>
#include <semaphore>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace held_up {

// Runs as a task of this name, to its end.
class named_task {
public:
    named_task(const char* name, std::function<void()> body)
        : thread_{[name, body = std::move(body)] {
              pthread_setname_np(pthread_self(), name);
              body();
          }} {}

private:
    std::jthread thread_;
};

// Looks until so many tasks wait for this object. A wait is published before it begins, so nobody has to be asleep.
inline void until_waited_for(const char* object, int waiters = 1) {
    for (;;) {
        int count = 0;
        pawl::watch::seen_task seen;
        for (std::size_t i = 0; i < pawl::watch::tasks_met; ++i)
            count += pawl::watch::read_task(pawl::watch::tasks[i], seen) && seen.waits &&
                     std::string{seen.wait.name} == object;
        if (count >= waiters) return;
        std::this_thread::yield();
    }
}

}  // namespace held_up
