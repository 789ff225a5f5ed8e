// Takes for granted that the other thread is ready within a second.
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

int main() {
    std::mutex mutex;
    std::condition_variable changed;
    bool ready = false;
    std::jthread other([&] {
        std::lock_guard hold(mutex);
        ready = true;
        changed.notify_one();
    });
    std::unique_lock hold(mutex);
    changed.wait_for(hold, std::chrono::seconds(1), [&] { return ready; });
    assert(ready);
}
