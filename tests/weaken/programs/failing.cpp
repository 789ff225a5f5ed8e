// A compare-exchange that fails reads what was published: the order that it has then is needed, the other one is not.
#include <atomic>
#include <thread>

int payload = 0;
std::atomic<int> state = 0;

int main() {
    std::thread sender([] {
        payload = 42;
        state.store(1, std::memory_order_release);
    });
    int expected = 0;
    const bool first = state.compare_exchange_strong(expected, 2, std::memory_order_acquire, std::memory_order_acquire);
    if (!first && payload != 42) return 1;
    sender.join();
}
