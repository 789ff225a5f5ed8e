// Whoever comes first is named: two ends.
#include <pawl/check.h>

#include <atomic>
#include <thread>

std::atomic<int> first = 0;

[[gnu::noinline]] void try_be_first(int who) {
    int nobody = 0;
    first.compare_exchange_strong(nobody, who);
}

int main() {
    std::thread other([] { try_be_first(1); });
    try_be_first(2);
    other.join();
    pawl_outcome_value("first", first.load());
}
