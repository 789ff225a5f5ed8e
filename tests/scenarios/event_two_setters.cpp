// Two tasks set one event, one waits: it goes on once either has, and sees what that one did.
#include <pawl/lock/event.hpp>

#include <atomic>
#include <cassert>
#include <thread>

int main() {
    pawl::event e{"e"};
    std::atomic<int> done{0};
    const auto set = [&] {
        done.fetch_add(1, std::memory_order_relaxed);
        e.set();
    };
    std::thread other{set};
    std::thread waits{[&] {
        e.wait();
        assert(done.load(std::memory_order_relaxed) >= 1);
    }};
    set();
    other.join();
    waits.join();
    assert(e.is_set());
}
