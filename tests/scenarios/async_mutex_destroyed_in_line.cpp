// A coroutine that stands in line is destroyed at the moment when it is handed the lock: the next one gets it.
#include <pawl/check.hpp>
#include <pawl/lock/async_mutex.hpp>
#include <pawl/task.hpp>

#include "own_task.hpp"

#include <thread>

task once(pawl::async_mutex& m) { const auto held = co_await m.async_lock(); }
task starts_and_destroys(pawl::async_mutex& m) {
    task one = once(m);
    one.start();
    one.destroy();
    co_return;
}

int main() {
    pawl::async_mutex m{"m"};
    m.lock();
    std::thread gives{[&] { m.unlock(); }};
    std::thread waits{[&] {
        m.lock();
        m.unlock();
    }};
    pawl::block_on(starts_and_destroys(m));
    gives.join();
    waits.join();
    pawl::check::require(m.try_lock(), "it is free");
}
