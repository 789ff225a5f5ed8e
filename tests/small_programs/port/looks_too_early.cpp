// The receiver asks for the word's value after it has looked for the message: what was sent in between wakes nobody.
#include <atomic>
#include <thread>

#include "port.h"

std::atomic<std::uint32_t> changes{0};
std::atomic<bool> arrived{false};

const std::uint32_t* word() { return reinterpret_cast<const std::uint32_t*>(&changes); }

int main() {
    std::thread receiver([] {
        while (!arrived.load()) pawl_futex_wait(word(), changes.load(), nullptr);
    });
    arrived.store(true);
    changes.fetch_add(1);
    pawl_futex_wake(word(), 1);
    receiver.join();
}
