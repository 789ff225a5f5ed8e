// The less urgent interrupt sends to the main program, which sleeps where there is nothing, and sends on to the urgent one.
#include "two_interrupts.hpp"

#include <pawl/channel/ring.hpp>

#include <optional>

namespace {
pawl::ring<int, 2> up_ring, down_ring;
auto [from_low, to_main] = up_ring.split();
auto [from_main, to_high] = down_ring.split();
int sent = 0, taken = 0;
shared<bool> refused{false}, in_order{true};
}  // namespace

LOW_INTERRUPT {
    if (!from_low.try_send(++sent)) refused = true;
}
HIGH_INTERRUPT {
    if (const auto one = to_high.try_recv(); one && *one != ++taken) in_order = false;
}

int main() {
    let_both_come();
    const auto first = to_main.recv();
    require(first == 1, "the first that was sent");
    require(from_main.try_send(*first).has_value(), "there is room for it");
    const auto second = to_main.recv();
    require(second == 2, "the second one");
    require(from_main.try_send(*second).has_value(), "there is room for it");
    require(!refused && in_order, "each side sees the order of the other");
}
