// A worker says that it sleeps, and looks once more for work; whoever brings work looks whether it sleeps. Each must see the
// other, or nobody wakes it. release and acquire do not promise that: what a store writes may become visible after the
// load behind it.
#include <atomic>
#include <semaphore>
#include <thread>

std::atomic<bool> asleep, work;
std::binary_semaphore wake{0};

int main() {
    std::thread worker([] {
        asleep.store(true, std::memory_order_release);
        if (!work.load(std::memory_order_acquire)) wake.acquire();
    });
    work.store(true, std::memory_order_release);
    if (asleep.load(std::memory_order_acquire)) wake.release();
    worker.join();
}
