// A ring for one sender and one receiver, which publishes as it should. Under weak memory a receiver may find nothing though
// the message was sent long ago: it has not heard of that, and nothing told it. Its call need not come after the other one.
//
// Calls of two accesses that matter: the sender writes `sent`, the receiver reads it. It finds the message or not; under
// sequential consistency, if it does, its call began before the other returned, or after.
#include <atomic>
#include <optional>
#include <thread>

#include <pawl/check.hpp>

namespace check = pawl::check;
using spec = check::fifo<int>;

int slots[2];
std::atomic<unsigned> sent = 0;
check::history<spec> calls;

int main() {
    std::thread sender([] {
        calls.call<&spec::try_push>(
            [](int message) {
                slots[0] = message;
                sent.store(1, std::memory_order_release);
                return true;
            },
            1);
    });
    calls.call<&spec::try_pop>([] {
        if (sent.load(std::memory_order_acquire) == 0) return std::optional<int>();
        return std::optional<int>(slots[0]);
    });
    sender.join();
    check::require(check::linearizable(calls, spec{2}));
}
