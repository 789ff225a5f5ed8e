// Nothing can be weaker.
#include <atomic>
#include <thread>

std::atomic<int> counter = 0;

int main() {
    std::thread other([] { counter.fetch_add(1, std::memory_order_relaxed); });
    other.join();
}
