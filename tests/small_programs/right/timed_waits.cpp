// Waits with a limit, in every form: each says whether it was the time or the event.
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <semaphore>
#include <thread>

using namespace std::chrono_literals;

int main() {
    std::mutex mutex;
    std::condition_variable changed;
    bool ready = false;
    const auto start = std::chrono::steady_clock::now();
    {
        std::unique_lock hold(mutex);
        assert(!changed.wait_for(hold, 1s, [&] { return ready; }));
    }
    std::jthread other([&] {
        std::this_thread::sleep_for(1h);
        std::lock_guard hold(mutex);
        ready = true;
        changed.notify_all();
    });
    {
        std::unique_lock hold(mutex);
        changed.wait(hold, [&] { return ready; });
    }
    assert(std::chrono::steady_clock::now() - start >= 1h + 1s);
    std::binary_semaphore none(0);
    assert(!none.try_acquire_for(1ms));
    std::promise<void> never;
    assert(never.get_future().wait_for(1ms) == std::future_status::timeout);
    std::timed_mutex timed;
    std::lock_guard hold(timed);
    std::jthread([&] { assert(!timed.try_lock_for(1ms)); }).join();
}
