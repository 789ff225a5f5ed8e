// A bounded ring whose sender claims a slot and then writes it. While one stands in between, the message that another
// has finished behind it cannot be received.
#include <array>
#include <atomic>
#include <pawl/check.hpp>
#include <thread>

std::atomic<unsigned> tail = 0;
unsigned head = 0;
std::array<std::atomic<int>, 2> slots{};

void send(int message) {
    const unsigned mine = tail.fetch_add(1);
    slots[mine].store(message);
}

int try_recv() {
    const int message = slots[head].load();
    if (message != 0) ++head;
    return message;
}

int main() {
    std::thread other([] { send(1); });
    send(2);
    pawl::check::require(try_recv() != 0, "hidden slot: a finished message cannot be received");
    other.join();
}
