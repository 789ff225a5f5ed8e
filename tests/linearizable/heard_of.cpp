// A sender in the middle of its push hides the message behind its own (examples/hidden_message.cpp). Whether somebody can
// tell depends on whether the receiver knows that the hidden one was sent: `told` says so, by TOLD and HEARD.
#include <atomic>
#include <optional>
#include <thread>

#include <pawl/check.hpp>

namespace check = pawl::check;
using spec = check::fifo<int>;

std::atomic<unsigned> tickets = 0;
std::atomic<int> slots[2];  // 0: nothing there yet
std::atomic<bool> told = false;
check::history<spec> calls;

bool push(int message) {
    slots[tickets.fetch_add(1, std::memory_order_relaxed)].store(message, std::memory_order_release);
    return true;
}
std::optional<int> pop() {
    const int message = slots[0].load(std::memory_order_acquire);
    return message == 0 ? std::nullopt : std::optional(message);
}

int main() {
    std::thread slow([] { calls.call<&spec::try_push>(push, 1); });
    std::thread quick([] {
        calls.call<&spec::try_push>(push, 2);
        told.store(true, std::TOLD);
    });
    if (told.load(std::HEARD)) calls.call<&spec::try_pop>(pop);
    slow.join();
    quick.join();
    check::require(check::linearizable(calls, spec{2}));
}
