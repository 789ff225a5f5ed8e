// What is published by an exchange: its release is needed, its acquire is not.
#include <atomic>
#include <thread>

int payload = 0;
std::atomic<int> ready = 0;

int main() {
    std::thread sender([] {
        payload = 42;
        ready.exchange(1, std::memory_order_acq_rel);
    });
    if (ready.load(std::memory_order_acquire) == 1 && payload != 42) return 1;
    sender.join();
}
