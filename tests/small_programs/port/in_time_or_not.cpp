// A wait with a deadline: woken or too late, both happen, and nobody waits for ever.
#include <pawl/check.hpp>

#include <atomic>
#include <thread>

#include "port.h"

std::atomic<std::uint32_t> word{0};

int main() {
    std::thread waker([] {
        word.store(1);
        pawl_futex_wake(reinterpret_cast<const std::uint32_t*>(&word), 1);
    });
    const timespec deadline = in_nanoseconds(1'000'000);
    const int result = pawl_futex_wait(reinterpret_cast<const std::uint32_t*>(&word), 0, &deadline);
    pawl::check::outcome(result == 0 ? "woken" : result == -EAGAIN ? "changed" : "late");
    waker.join();
}
