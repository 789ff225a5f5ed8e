// Two wait, one signal: one of them waits for ever.
#include <condition_variable>
#include <mutex>
#include <thread>

int main() {
    std::mutex mutex;
    std::condition_variable changed;
    bool open = false;
    const auto wait = [&] {
        std::unique_lock hold(mutex);
        changed.wait(hold, [&] { return open; });
    };
    std::jthread first(wait), second(wait);
    std::lock_guard hold(mutex);
    open = true;
    changed.notify_one();
}
