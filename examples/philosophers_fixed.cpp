// As philosophers.cpp, but each takes the fork with the lower number first, so that the waits cannot close a circle.
#include <algorithm>
#include <array>
#include <mutex>
#include <thread>
#include <vector>

int main() {
    std::array<std::mutex, 3> forks;
    std::vector<std::jthread> philosophers;
    for (std::size_t seat = 0; seat < forks.size(); ++seat) {
        philosophers.emplace_back([&, seat] {
            const auto [lower, higher] = std::minmax({seat, (seat + 1) % forks.size()});
            std::lock_guard first(forks[lower]);
            std::lock_guard second(forks[higher]);
        });
    }
}
