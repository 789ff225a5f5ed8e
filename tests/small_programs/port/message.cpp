// A message and a word to wait for: the receiver looks again after each wait, and the sender changes the word first.
#include <atomic>
#include <cassert>
#include <thread>

#include "port.h"

std::atomic<std::uint32_t> arrived{0};
int message = 0;

const std::uint32_t* word() { return reinterpret_cast<const std::uint32_t*>(&arrived); }

int main() {
    std::thread receiver([] {
        while (arrived.load(std::memory_order_acquire) == 0) {
            const int result = pawl_futex_wait(word(), 0, nullptr);
            assert(result == 0 || result == -EAGAIN);
        }
        assert(message == 42);
    });
    message = 42;
    arrived.store(1, std::memory_order_release);
    const int woken = pawl_futex_wake(word(), 1);
    assert(woken == 0 || woken == 1);
    receiver.join();
}
