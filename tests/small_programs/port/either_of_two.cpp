// Waits for either of two words; each wake-up says by its index which it was.
#include <atomic>
#include <cassert>
#include <thread>

#include "port.h"

std::atomic<std::uint32_t> ready[2];

const std::uint32_t* word(int which) { return reinterpret_cast<const std::uint32_t*>(&ready[which]); }

void set(int which) {
    ready[which].store(1);
    pawl_futex_wake(word(which), 1);
}

int main() {
    std::thread first(set, 0), second(set, 1);
    const pawl_futex_word both[2] = {{word(0), 0}, {word(1), 0}};
    while (ready[0].load() == 0 && ready[1].load() == 0) {
        const int which = pawl_futex_wait_any(both, 2, nullptr);
        assert(which == -EAGAIN || (which >= 0 && which < 2 && ready[which].load() == 1));
    }
    first.join();
    second.join();
}
