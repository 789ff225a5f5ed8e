// A task writes messages and says how many are there; two others read the last one that they know of, some times over.
#include <thread>

#include "orders.hpp"

constexpr int messages = 6, looks = 4;
int text[messages + 1];
std::atomic<int> there = 0;

int read_all() {
    int sum = 0;
    for (int i = 0; i < looks; ++i) sum += text[there.load(acquire)];
    return sum;
}

int main() {
    std::thread one(read_all), two(read_all);
    for (int i = 1; i <= messages; ++i) {
        text[i] = i;
        there.store(i, release);
    }
    one.join();
    two.join();
}
