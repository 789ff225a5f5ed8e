// Eight tasks that write, fence and read for ever: what takes most memory under c11.
#include <atomic>
#include <thread>
#include <vector>

std::atomic<int> places[64];

void work(unsigned task) {
    for (unsigned i = 0;; ++i) {
        places[(task * 7 + i) % 64].store(1, std::memory_order_relaxed);
        std::atomic_thread_fence(std::memory_order_seq_cst);
        places[(task + i) % 64].load(std::memory_order_relaxed);
    }
}

int main() {
    std::vector<std::thread> tasks;
    for (unsigned task = 0; task < 8; ++task) tasks.emplace_back(work, task);
    for (std::thread& one : tasks) one.join();
}
