// A counter that reads and then writes gives the same number twice.
#include <atomic>
#include <thread>

#include <pawl/check.hpp>

namespace check = pawl::check;

struct counter {
    int count = 0;
    int next() { return ++count; }
    bool operator==(const counter&) const = default;
};

std::atomic<int> count = 0;
check::history<counter> calls;

void next() {
    calls.call<&counter::next>([] {
        const int one = count + 1;
        count = one;
        return one;
    });
}

int main() {
    std::thread other(next);
    next();
    other.join();
    check::require(check::linearizable(calls));
}
