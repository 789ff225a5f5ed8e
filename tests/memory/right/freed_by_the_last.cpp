// The last of two frees what they share: by hand with a count, and by std::shared_ptr.
#include <atomic>
#include <memory>
#include <thread>

struct shared {
    std::atomic<int> users{2};
    int value = 0;
};

static void leave(shared* one) {
    if (one->users.fetch_sub(1, std::memory_order_acq_rel) == 1) {
        one->value = 1;
        delete one;
    }
}

int main() {
    auto* by_hand = new shared;
    auto counted = std::make_shared<int>(3);
    std::thread other([by_hand, counted]() mutable {
        counted.reset();
        leave(by_hand);
    });
    counted.reset();
    leave(by_hand);
    other.join();
}
