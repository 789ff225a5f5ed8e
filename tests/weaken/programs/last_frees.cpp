// Whoever is last frees what both have used: nothing is wrong, and neither half of acq_rel can go.
#include <atomic>
#include <thread>

struct shared {
    std::atomic<int> users = 2;
    int written = 0;
};

void leave(shared* both) {
    if (both->users.fetch_sub(1, std::memory_order_acq_rel) == 1) delete both;
}

int main() {
    auto* both = new shared;
    std::thread other([both] { leave(both); });
    leave(both);
    other.join();
}
