// A ring of two slots whose receiver claims a slot, reads it and then frees it. While one stands in between, the ring is
// called full although the other slot was freed long ago.
#include <array>
#include <atomic>
#include <pawl/check.hpp>
#include <thread>

std::atomic<unsigned> head = 0;
unsigned tail = 2;
std::array<std::atomic<int>, 2> slots{1, 2};

int recv() {
    const unsigned mine = head.fetch_add(1);
    const int message = slots[mine % 2].load();
    slots[mine % 2].store(0);
    return message;
}

bool try_send(int message) {
    if (slots[tail % 2].load() != 0) return false;
    slots[tail++ % 2].store(message);
    return true;
}

int main() {
    std::thread other(recv);
    recv();
    pawl::check::require(try_send(3), "false full: there is room for a message, and it is refused");
    other.join();
}
