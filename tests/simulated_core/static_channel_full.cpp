// One place: an interrupt is refused only where another message stands there, and what was accepted comes.
#include "two_interrupts.hpp"

#include <pawl/channel/static_channel.hpp>

namespace {
pawl::static_channel<int, 1> channel;
auto from_low = channel.sender(), from_high = channel.sender();
auto to_main = channel.receiver();
shared<int> accepted{0};
}  // namespace

LOW_INTERRUPT {
    if (from_low.try_send(1)) accepted += 1;
}
HIGH_INTERRUPT {
    if (from_high.try_send(2)) accepted += 2;
}

int main() {
    let_both_come();
    const auto first = to_main.recv();
    require(first == 1 || first == 2, "one of them");
    int sum = *first;
    if (const auto second = to_main.try_recv()) sum += *second;
    pawl::port::core::masked off;
    if (const auto third = to_main.try_recv()) sum += *third;
    require(sum == accepted, "what was accepted comes, once");
}
