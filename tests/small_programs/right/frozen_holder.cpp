// Calls that may wait: a lock, a spin, a join. Whoever waits for a stopped task in one of them waits rightly.
#include <atomic>
#include <mutex>
#include <thread>

std::mutex lock;
std::atomic<bool> ready = false;

void wait_until_ready() {
    while (!ready) {
    }
}

int main() {
    std::thread other([] {
        const std::lock_guard hold(lock);
        ready = true;
    });
    wait_until_ready();
    { const std::lock_guard hold(lock); }
    other.join();
}
