// Obstruction-free, not lock-free: each attempt marks one word and then needs the other as it was. Two that take the words in
// opposite orders can undo each other's attempts for ever; alone each comes through. After the idea of the double-ended
// queue of Herlihy, Luchangco and Moir (Obstruction-free synchronization, 2003).
#include <atomic>
#include <thread>

std::atomic<int> left = 0, right = 0;

[[gnu::noinline]] void try_both(std::atomic<int>& first, std::atomic<int>& second) {
    for (;;) {
        int a = first.load();
        int b = second.load();
        if (!first.compare_exchange_strong(a, a + 1)) continue;
        if (second.compare_exchange_strong(b, b + 1)) return;
    }
}

int main() {
    std::thread other([] { try_both(right, left); });
    try_both(left, right);
    other.join();
}
