// A ring that counts a message as sent by an access that publishes nothing: who sees the count may still read what stood in
// the slot before. No race, since the slots are atomic.
#include <atomic>
#include <optional>
#include <thread>

#include <pawl/check.hpp>

namespace check = pawl::check;
using spec = check::fifo<int>;

std::atomic<int> slots[2];
std::atomic<unsigned> sent = 0;
check::history<spec> calls;

int main() {
    std::thread sender([] {
        calls.call<&spec::try_push>(
            [](int message) {
                slots[0].store(message, std::memory_order_relaxed);
                sent.store(1, std::PUBLISHED);
                return true;
            },
            7);
    });
    calls.call<&spec::try_pop>([] {
        if (sent.load(std::memory_order_acquire) == 0) return std::optional<int>();
        return std::optional<int>(slots[0].load(std::memory_order_relaxed));
    });
    sender.join();
    check::require(check::linearizable(calls, spec{2}));
}
