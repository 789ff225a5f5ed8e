// Threads, locks and waiting of the C++ standard library.
#include <barrier>
#include <chrono>
#include <condition_variable>
#include <future>
#include <latch>
#include <mutex>
#include <semaphore>
#include <shared_mutex>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <type_traits>

#include "expect.h"

using namespace std::chrono_literals;

namespace {

template <typename Mutex>
void a_mutex_excludes() {
    Mutex mutex;
    int count = 0;
    const auto add = [&] {
        std::lock_guard hold(mutex);
        ++count;
    };
    std::thread other(add);
    add();
    other.join();
    EXPECT(count == 2);
}

template <typename Mutex>
void a_timed_mutex_gives_up() {
    Mutex mutex;
    mutex.lock();
    std::thread([&] {
        EXPECT(!mutex.try_lock());
        EXPECT(!mutex.try_lock_for(1ms));
        EXPECT(!mutex.try_lock_until(std::chrono::steady_clock::now() + 1ms));
    }).join();
    mutex.unlock();
}

void a_shared_mutex_is_shared() {
    std::shared_timed_mutex mutex;
    std::shared_lock reading(mutex);
    std::thread([&] {
        EXPECT(mutex.try_lock_shared());
        mutex.unlock_shared();
        EXPECT(!mutex.try_lock_for(1ms));
    }).join();
}

void a_stop_ends_a_wait() {
    std::mutex mutex;
    std::condition_variable_any changed;
    bool stopped = false;
    {
        std::jthread waiter([&](std::stop_token stop) {
            std::unique_lock hold(mutex);
            EXPECT(!changed.wait(hold, stop, [] { return false; }));
            stopped = true;
        });
    }
    EXPECT(stopped);
}

void a_wait_has_a_limit() {
    std::mutex mutex;
    std::condition_variable changed;
    std::unique_lock hold(mutex);
    EXPECT(!changed.wait_for(hold, 1ms, [] { return false; }));
    EXPECT(!changed.wait_until(hold, std::chrono::system_clock::now() + 1ms, [] { return false; }));
}

void once_is_once() {
    std::once_flag flag;
    int calls = 0;
    try {
        std::call_once(flag, [&] {
            ++calls;
            throw std::runtime_error("not yet");
        });
    } catch (const std::runtime_error&) {
    }
    std::thread other([&] { std::call_once(flag, [&] { ++calls; }); });
    std::call_once(flag, [&] { ++calls; });
    other.join();
    EXPECT(calls == 2);
}

void a_static_is_made_once() {
    static int made = 0;
    struct counted {
        counted() { ++made; }
    };
    const auto use = [] { static counted one; };
    std::thread other(use);
    use();
    other.join();
    EXPECT(made == 1);
}

void futures_carry_values_and_errors() {
    std::promise<int> promise;
    std::thread sender([&] { promise.set_value(7); });
    auto value = promise.get_future().share();
    EXPECT(value.get() == 7);
    sender.join();
    auto failing = std::async(std::launch::async, []() -> int { throw std::logic_error("wrong"); });
    bool caught = false;
    try {
        failing.get();
    } catch (const std::logic_error&) {
        caught = true;
    }
    EXPECT(caught);
    std::packaged_task<int(int)> task([](int x) { return x + 1; });
    auto result = task.get_future();
    EXPECT(result.wait_for(0s) == std::future_status::timeout);
    std::thread(std::move(task), 1).join();
    EXPECT(result.get() == 2);
}

void latch_barrier_semaphore() {
    std::latch ready(2);
    std::barrier turn(2);
    std::counting_semaphore<2> places(0);
    int done = 0;
    std::thread other([&] {
        ready.arrive_and_wait();
        done = 1;
        turn.arrive_and_wait();
        places.release();
    });
    ready.arrive_and_wait();
    turn.arrive_and_wait();
    EXPECT(done == 1);
    places.acquire();
    EXPECT(!places.try_acquire());
    EXPECT(!places.try_acquire_for(1ms));
    other.join();
}

int destroyed = 0;
struct local {
    int value = 0;
    ~local() { destroyed += value; }
};
thread_local local mine;

void thread_locals_are_each_threads_own() {
    mine.value = 0;
    std::thread([] { mine.value = 5; }).join();
    EXPECT(mine.value == 0 && destroyed == 5);
}

}  // namespace

int main(int argc, char** argv) {
    // One part at a time: together they have too many schedules to try.
    const std::string part = argc > 1 ? argv[1] : "all";
    const auto wanted = [&](const char* name) { return part == "all" || part == name; };
    if (wanted("mutex")) {
        a_mutex_excludes<std::mutex>();
        a_mutex_excludes<std::recursive_mutex>();
    }
    if (wanted("timed_mutex")) {
        a_timed_mutex_gives_up<std::timed_mutex>();
        a_timed_mutex_gives_up<std::recursive_timed_mutex>();
    }
    if (wanted("shared_mutex")) {
        a_mutex_excludes<std::shared_mutex>();
        a_shared_mutex_is_shared();
    }
    if (wanted("condition")) {
        a_stop_ends_a_wait();
        a_wait_has_a_limit();
    }
    if (wanted("once")) {
        once_is_once();
        a_static_is_made_once();
    }
    if (wanted("future")) futures_carry_values_and_errors();
    if (wanted("meeting")) latch_barrier_semaphore();
    if (wanted("thread_local")) thread_locals_are_each_threads_own();
}
