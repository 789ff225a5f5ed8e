// The quickstart of the README, as a whole program.
#include <pawl/channel.hpp>

#include <cstdio>
#include <thread>
#include <utility>

int main() {
    auto [tx, rx] = pawl::bounded<int>(8);
    std::jthread worker{[rx = std::move(rx)] {
        for (int job : rx) std::printf("job %d\n", job);  // until the last sender is gone
    }};
    for (int job = 1; job <= 3; ++job) tx.send(job);  // waits for room; try_send never waits
    tx = {};
}
