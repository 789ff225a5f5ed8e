// A message is passed: both orders are needed.
#include <atomic>
#include <thread>

int payload = 0;
std::atomic<int> ready = 0;

int main() {
    std::thread sender([] {
        payload = 42;
        ready.store(1, std::memory_order_release);
    });
    if (ready.load(std::memory_order_acquire) == 1 && payload != 42) return 1;
    sender.join();
}
