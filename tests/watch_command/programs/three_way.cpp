// Three threads, each holds what the next one wants; the locks are a local variable's.
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

// Hand over hand, more often than a thread can hold locks: what is noted of those that were given up must go.
void hand_over_hand() {
    static std::mutex first, second;
    for (int i = 0; i < 300; ++i) {
        first.lock();
        second.lock();
        first.unlock();
        second.unlock();
    }
}

int main() {
    std::mutex forks[3];
    std::latch all(3);
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&, i] {
            hand_over_hand();
            std::lock_guard left(forks[i]);
            all.arrive_and_wait();
            std::lock_guard right(forks[(i + 1) % 3]);
        });
    for (std::thread& each : threads) each.join();
}
