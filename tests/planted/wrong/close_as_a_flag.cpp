// The channel is closed by a flag beside it. A sender that looked before it was set sends after the last message was
// drained: the message was accepted and nobody receives it.
#include <atomic>
#include <pawl/check.hpp>
#include <thread>

std::atomic<int> slot = 0;
std::atomic<bool> closed = false;

bool send(int message) {
    if (closed.load()) return false;
    slot.store(message);
    return true;
}

int main() {
    bool accepted = false;
    std::thread sender([&] { accepted = send(1); });
    closed.store(true);
    const int drained = slot.exchange(0);
    sender.join();
    pawl::check::require(!accepted || drained != 0, "close as a flag: an accepted message is lost");
}
