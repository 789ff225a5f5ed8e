// A pair kept in two atomics: a reader sees one half of the update.
#include <atomic>
#include <cassert>
#include <thread>

int main() {
    std::atomic<long> first{0}, second{0};
    std::jthread writer([&] {
        first.store(1);
        second.store(1);
    });
    const long seen = first.load();
    assert(seen == second.load());
}
