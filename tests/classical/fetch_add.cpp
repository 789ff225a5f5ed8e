// N tasks add to one counter and keep what they got: N! classes. N is the argument.
#include <cstdlib>
#include <thread>
#include <vector>

#include "traced.hpp"

traced<int> counter;

int main(int argc, char** argv) {
    std::vector<std::thread> tasks;
    const int count = argc > 1 ? std::atoi(argv[1]) : 3;
    for (int i = 0; i < count; ++i) tasks.emplace_back([] { counter.fetch_add(1); });
    for (std::thread& one : tasks) one.join();
}
