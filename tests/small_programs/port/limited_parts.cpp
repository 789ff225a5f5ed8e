// Parts that say how many own steps they take at most, whatever the other task does.
#include <pawl/check.hpp>

#include <atomic>
#include <thread>

#ifndef LIMIT
#define LIMIT 3
#endif

std::atomic<int> tickets{2};

// Two attempts at most.
bool take() {
    const pawl::check::nonblocking scope{"takes", LIMIT};
    for (int attempt = 0, seen = tickets.load(); attempt < 2 && seen > 0; ++attempt)
        if (tickets.compare_exchange_strong(seen, seen - 1)) return true;
    return false;
}

void give() {
    const pawl::check::nonblocking scope{"gives", 2};
    tickets.fetch_add(1);
}

int main() {
    std::thread other([] {
        take();
        give();
    });
    take();
    other.join();
}
