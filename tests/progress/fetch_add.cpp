// Wait-free: one step, whatever the others do.
#include <atomic>
#include <thread>

std::atomic<int> total = 0;

[[gnu::noinline]] void try_count() { total.fetch_add(1); }

int main() {
    std::thread other([] {
        try_count();
        try_count();
    });
    try_count();
    try_count();
    other.join();
}
