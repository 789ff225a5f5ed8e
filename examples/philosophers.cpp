// Three philosophers at a round table. Each takes the fork on the left, then the one on the right, eats once and leaves.
#include <array>
#include <mutex>
#include <thread>
#include <vector>

int main() {
    std::array<std::mutex, 3> forks;
    std::vector<std::jthread> philosophers;
    for (std::size_t seat = 0; seat < forks.size(); ++seat) {
        philosophers.emplace_back([&, seat] {
            std::lock_guard left(forks[seat]);
            std::lock_guard right(forks[(seat + 1) % forks.size()]);
        });
    }
}
