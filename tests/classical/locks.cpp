// N tasks take one lock ROUNDS times each, all of them the same lock or each its own. Of the same lock every way to
// interleave their turns is a class: (N ROUNDS)! / (ROUNDS!)^N. Of locks of their own there is one class.
// Arguments: same|own N ROUNDS
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

#include "traced.hpp"

constexpr int most = 16;
traced_lock lock[most];

int main(int, char** argv) {
    const bool same = std::strcmp(argv[1], "same") == 0;
    const int count = std::atoi(argv[2]), rounds = std::atoi(argv[3]);
    std::vector<std::thread> tasks;
    for (int i = 0; i < count && i < most; ++i)
        tasks.emplace_back([i, same, rounds] {
            for (int r = 0; r < rounds; ++r) {
                lock[same ? 0 : i].lock();
                lock[same ? 0 : i].unlock();
            }
        });
    for (std::thread& one : tasks) one.join();
}
