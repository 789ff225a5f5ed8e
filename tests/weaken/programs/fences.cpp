// Two threads each say that they are there and look for the other: without the fences neither may see it.
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> here[2];
int saw[2];

void look(int me) {
    here[me].store(1, std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_seq_cst);
    saw[me] = here[1 - me].load(std::memory_order_relaxed);
}

int main() {
    std::thread other([] { look(1); });
    look(0);
    other.join();
    assert(saw[0] || saw[1]);
}
