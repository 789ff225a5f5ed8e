// What is counted is looked at when the threads have ended: no order is needed.
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> counter = 0;

int main() {
    std::thread other([] { counter.fetch_add(1); });
    counter.fetch_add(1);
    other.join();
    assert(counter.load(std::memory_order_relaxed) == 2);
}
