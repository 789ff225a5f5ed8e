// Wait-free: between two looks it passes the time by looks that nobody disturbs, and there are only two attempts.
#include <atomic>
#include <thread>

std::atomic<bool> held = false;
std::atomic<int> clock_hand = 0;

[[gnu::noinline]] bool try_take() {
    if (!held.exchange(true)) return true;
    for (int i = 0; i < 4; ++i) static_cast<void>(clock_hand.load());
    return !held.exchange(true);
}

int main() {
    std::thread other([] {
        if (try_take()) held.store(false);
        clock_hand.store(1);
    });
    if (try_take()) held.store(false);
    other.join();
}
