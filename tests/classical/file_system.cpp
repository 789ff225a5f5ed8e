// After the benchmark "File System" of Flanagan and Godefroid (POPL 2005), written anew: tasks give an inode each a free
// block, under a lock for each inode and each block. Up to thirteen tasks never meet. The number of tasks is the argument.
#include <cstdlib>
#include <thread>
#include <vector>

#include "traced.hpp"

constexpr int blocks = 26, inodes = 32, most_tasks = 26;
traced_lock inode_lock[inodes], block_lock[blocks];
int inode[inodes];
bool busy[blocks];

void give(int i) {
    inode_lock[i].lock();
    for (int b = (i * 2) % blocks; inode[i] == 0; b = (b + 1) % blocks) {
        block_lock[b].lock();
        if (!busy[b]) {
            busy[b] = true;
            inode[i] = b + 1;
        }
        block_lock[b].unlock();
    }
    inode_lock[i].unlock();
}

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 13;
    std::vector<std::thread> tasks;
    for (int i = 0; i < count && i < most_tasks; ++i) tasks.emplace_back([i] { give(i % inodes); });
    for (std::thread& one : tasks) one.join();
}
