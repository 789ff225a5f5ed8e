// A lock whose wait would never end is refused in a report, without a heap: here a thread asks again for the mutex that it holds.
#include <pawl/lock/mutex.hpp>

namespace {
pawl::mutex deck{"deck"};
}

int main() {
    deck.lock();
    deck.lock();
    return 0;
}
