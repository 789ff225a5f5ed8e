// A jthread that waits for work is asked to stop and leaves.
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

int main() {
    std::mutex mutex;
    std::condition_variable_any changed;
    int work = 0, done = 0;
    {
        std::jthread worker([&](std::stop_token stop) {
            std::unique_lock hold(mutex);
            while (changed.wait(hold, stop, [&] { return work > 0; })) {
                --work;
                ++done;
            }
        });
        std::lock_guard hold(mutex);
        ++work;
        changed.notify_one();
    }
    assert(done + work == 1);
}
