// The name says that it does not wait; the function sleeps on a word. To wake somebody is no wait.
#include <atomic>
#include <thread>

#include "port.h"

std::atomic<std::uint32_t> word{0};

const std::uint32_t* place() { return reinterpret_cast<const std::uint32_t*>(&word); }

__attribute__((noinline)) void try_send() {
    word.store(1);
    pawl_futex_wake(place(), 1);
    pawl_memory_barrier_everywhere();
}

__attribute__((noinline)) void try_recv() {
    while (word.load() == 0) pawl_futex_wait(place(), 0, nullptr);
}

int main() {
    std::thread receiver([] { try_recv(); });
    try_send();
    receiver.join();
}
