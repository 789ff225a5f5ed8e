// Sixteen bytes change as one: nobody sees half of the pair.
#include <atomic>
#include <cassert>
#include <thread>

struct pair {
    long first, second;
    bool operator==(const pair&) const = default;
};

int main() {
    std::atomic<pair> shared{pair{0, 0}};
    std::jthread writer([&] {
        pair old = shared.load();
        while (!shared.compare_exchange_weak(old, {old.first + 1, old.second + 1})) {
        }
        shared.exchange({7, 7});
    });
    const pair seen = shared.load();
    assert(seen.first == seen.second);
}
