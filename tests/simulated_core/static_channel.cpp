// Both interrupts send at any step of each other and of the main program, which sleeps where there is nothing: each message comes
// once, those of one sender in order.
#include "two_interrupts.hpp"

#include <pawl/channel/static_channel.hpp>

namespace {
pawl::static_channel<int, 4> channel;
auto from_low = channel.sender(), from_high = channel.sender();
auto to_main = channel.receiver();
shared<bool> refused{false};
}  // namespace

LOW_INTERRUPT {
    if (!from_low.try_send(1)) refused = true;
}
HIGH_INTERRUPT {
    if (!from_high.try_send(2)) refused = true;
}

int main() {
    let_both_come();
    int sum = 0;
    for (int i = 0; i < 2; ++i) {
        const auto one = to_main.recv();
        require(one.has_value(), "it is not closed");
        sum += *one;
    }
    require(sum == 3 && !to_main.try_recv(), "each once");
    require(!refused, "there is room for both");
}
