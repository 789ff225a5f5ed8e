// Two receivers wait for the word and one is woken, though there is something for both.
#include <atomic>
#include <thread>

#include "port.h"

std::atomic<std::uint32_t> opened{0};

const std::uint32_t* word() { return reinterpret_cast<const std::uint32_t*>(&opened); }

void wait_until_open() {
    const pawl_futex_word one[1] = {{word(), 0}};
    while (opened.load() == 0) pawl_futex_wait_any(one, 1, nullptr);
}

int main() {
    std::thread first(wait_until_open), second(wait_until_open);
    opened.store(1);
    pawl_futex_wake(word(), 1);
    first.join();
    second.join();
}
