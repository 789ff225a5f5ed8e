// After the benchmark "lastzero" of the papers on optimal dynamic partial-order reduction (Abdulla, Aronis, Jonsson,
// Sagonas, POPL 2014), written anew: one task looks from the end for a zero, each other one makes its own place differ
// from the place before. N is the argument.
#include <cstdlib>
#include <thread>
#include <vector>

#include "traced.hpp"

constexpr int most = 16;
traced<int> place[most + 1];

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 3;
    std::vector<std::thread> tasks;
    tasks.emplace_back([count] {
        for (int at = count; place[at].load() != 0;) --at;
    });
    for (int i = 1; i <= count; ++i) tasks.emplace_back([i] { place[i].store(place[i - 1].load() + 1); });
    for (std::thread& one : tasks) one.join();
}
