// Wait-free on both sides: an interrupt counts what a task counts, each by one step.
#include <pawl/check.hpp>

#include <atomic>
#include <thread>

std::atomic<int> total = 0;

[[gnu::noinline]] void try_count() { total.fetch_add(1); }

int main() {
    pawl::check::interrupt([] { try_count(); });
    std::thread other([] { try_count(); });
    try_count();
    other.join();
}
