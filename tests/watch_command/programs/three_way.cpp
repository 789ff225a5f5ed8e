// Three threads, each holds what the next one wants; the locks are a local variable's.
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

int main() {
    std::mutex forks[3];
    std::latch all(3);
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&, i] {
            std::lock_guard left(forks[i]);
            all.arrive_and_wait();
            std::lock_guard right(forks[(i + 1) % 3]);
        });
    for (std::thread& each : threads) each.join();
}
