// A thread waits for the configuration. The flag is atomic, so main sets it without the lock: a notification that falls
// between the waiter's look at the flag and its wait is heard by nobody.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

int main() {
    std::mutex lock;
    std::condition_variable changed;
    std::atomic<bool> configured = false;

    std::thread worker([&] {
        std::unique_lock hold(lock);
        while (!configured) changed.wait(hold);
    });

    configured = true;
    changed.notify_one();
    worker.join();
}
