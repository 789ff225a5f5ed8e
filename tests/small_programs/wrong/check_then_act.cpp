// Each step is atomic, the two together are not: both threads see the last ticket.
#include <atomic>
#include <cassert>
#include <thread>

int main() {
    std::atomic<int> tickets{1}, sold{0};
    const auto buy = [&] {
        if (tickets.load() > 0) {
            tickets.fetch_sub(1);
            sold.fetch_add(1);
        }
    };
    { std::jthread first(buy), second(buy); }
    assert(sold.load() == 1);
}
