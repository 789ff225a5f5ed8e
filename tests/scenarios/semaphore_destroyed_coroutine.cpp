// A coroutine that waits for a permit is destroyed while a thread releases one. The thread that waits beside it gets the
// permit, whichever of the two was told first.
#include <pawl/check.hpp>
#include <pawl/lock/semaphore.hpp>
#include <pawl/task.hpp>

#include "own_task.hpp"

#include <thread>

task acquires(pawl::semaphore& from, bool& got) { got = (co_await from.async_acquire()).has_value(); }
task starts_and_destroys(pawl::semaphore& from, bool& got) {
    task one = acquires(from, got);
    one.start();
    one.destroy();
    co_return;
}

int main() {
    pawl::semaphore s{0, "s"};
    std::thread gives{[&] { s.release(); }};
    std::thread waits{[&] { s.acquire(); }};
    bool by_coroutine = false;
    pawl::block_on(starts_and_destroys(s, by_coroutine));
    if (by_coroutine) s.release();  // it was there at once
    gives.join();
    waits.join();
    pawl::check::require(s.count() == 0, "one permit, one taker");
}
