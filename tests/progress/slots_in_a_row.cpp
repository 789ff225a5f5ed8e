// Wait-free: a loop over an array looks at each slot once. That others fill slots meanwhile makes no call go round again.
#include <atomic>
#include <thread>

std::atomic<int> slots[3] = {};

[[gnu::noinline]] int try_claim(int who) {
    for (int i = 0; i < 3; ++i) {
        int none = 0;
        if (slots[i].load() == 0 && slots[i].compare_exchange_strong(none, who)) return i;
    }
    return -1;
}

int main() {
    std::thread other([] {
        try_claim(1);
        try_claim(1);
    });
    try_claim(2);
    try_claim(2);
    other.join();
}
