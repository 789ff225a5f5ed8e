// Two threads leave; who is last reads what the other one wrote. Neither half of acq_rel can go.
#include <atomic>
#include <cassert>
#include <thread>

int left[2];
std::atomic<int> users = 2;

void leave(int which) {
    left[which] = 1;
    if (users.fetch_sub(1, std::memory_order_acq_rel) == 1) assert(left[0] + left[1] == 2);
}

int main() {
    std::thread other([] { leave(1); });
    leave(0);
    other.join();
}
