// An executor of two levels: an interrupt wakes a task of the upper one, which comes on top of the main program and sends to a task
// of the lower one. Whatever comes when, both end, and the executor sleeps meanwhile.
#include "two_interrupts.hpp"

#include <pawl/channel/ring.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>

namespace {
constinit pawl::event pressed{"pressed"};
pawl::ring<int, 2> ring;
auto [to_lower, from_upper] = ring.split();
shared<int> received{0};

pawl::task<> upper(pawl::static_frame<1024>&) {
    const auto told = co_await pressed.async_wait();
    if (!told) co_return;
    static_cast<void>(to_lower.try_send(4));
}
pawl::task<> lower(pawl::static_frame<1024>&) {
    const auto told = co_await from_upper.async_recv();
    if (told) received = *told;
}
}  // namespace

LOW_INTERRUPT { pressed.set(); }
HIGH_INTERRUPT {}

int main() {
    static pawl::executor<2> both;
    static constinit pawl::static_frame<1024> frames[2];
    let_both_come();
    both.spawn<1>(upper(frames[0]));
    both.spawn<0>(lower(frames[1]));
    both.run();
    require(received == 4, "what the button led to");
}
