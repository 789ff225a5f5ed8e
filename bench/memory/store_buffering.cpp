// Two tasks, each of which stores to a variable of its own and reads the other's, some times over.
#include <thread>

#include "orders.hpp"

constexpr int rounds = 8;
struct alignas(8) word {
    std::atomic<int> value = 0;
};
word mine[rounds], yours[rounds];

int main() {
    std::thread other([] {
        for (int i = 0; i < rounds; ++i) {
            yours[i].value.store(1, release);
            mine[i].value.load(acquire);
        }
    });
    for (int i = 0; i < rounds; ++i) {
        mine[i].value.store(1, release);
        yours[i].value.load(acquire);
    }
    other.join();
}
