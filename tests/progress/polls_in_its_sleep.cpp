// None: it sleeps between its looks, and looks until another task has come.
#include <atomic>
#include <chrono>
#include <thread>

std::atomic<bool> there = false;

[[gnu::noinline]] void try_meet() {
    while (!there.load()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

int main() {
    std::thread other([] { there.store(true); });
    try_meet();
    other.join();
}
