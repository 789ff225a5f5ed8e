// As lost_wakeup.cpp, but the flag is set under the lock: the waiter either sees it, or already waits and is notified.
#include <condition_variable>
#include <mutex>
#include <thread>

int main() {
    std::mutex lock;
    std::condition_variable changed;
    bool configured = false;

    std::thread worker([&] {
        std::unique_lock hold(lock);
        while (!configured) changed.wait(hold);
    });

    {
        std::lock_guard hold(lock);
        configured = true;
    }
    changed.notify_one();
    worker.join();
}
