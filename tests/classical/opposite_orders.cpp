// Two tasks take the same two locks in opposite orders: first a then b, first b then a.
#include <thread>

#include "traced.hpp"

traced_lock a, b;

void take(traced_lock& outer, traced_lock& inner) {
    outer.lock();
    inner.lock();
    inner.unlock();
    outer.unlock();
}

int main() {
    std::thread first([] { take(a, b); });
    std::thread second([] { take(b, a); });
    first.join();
    second.join();
}
