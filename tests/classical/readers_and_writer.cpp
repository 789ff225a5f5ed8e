// One task writes a variable, N read it: each reader comes before or after the write. N is the argument.
#include <cstdlib>
#include <thread>
#include <vector>

#include "traced.hpp"

traced<int> x;

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 3;
    std::vector<std::thread> tasks;
    tasks.emplace_back([] { x.store(1); });
    for (int i = 0; i < count; ++i) tasks.emplace_back([] { x.load(); });
    for (std::thread& one : tasks) one.join();
}
