// Lock-free, not wait-free: whoever was overtaken looks again.
#include <atomic>
#include <thread>

std::atomic<int> total = 0;

[[gnu::noinline]] void try_count() {
    int seen = total.load();
    while (!total.compare_exchange_strong(seen, seen + 1)) {
    }
}

int main() {
    std::thread other([] { try_count(); });
    try_count();
    other.join();
}
