// The channel is closed where messages are published, by the same kind of step: one of the two comes first.
#include <atomic>
#include <pawl/check.hpp>
#include <thread>

constexpr int tombstone = -1;
std::atomic<int> slot = 0;

bool send(int message) {
    int empty = 0;
    return slot.compare_exchange_strong(empty, message);
}

int main() {
    bool accepted = false;
    std::thread sender([&] { accepted = send(1); });
    const int drained = slot.exchange(tombstone);
    sender.join();
    pawl::check::require(!accepted || drained != 0, "close as a flag: an accepted message is lost");
}
