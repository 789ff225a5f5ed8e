// As on ARMv6-M, where a coroutine returns to its loop instead of going on to another: the lower level is in the middle of an await of
// a task when the upper one comes and awaits a task too. Whatever comes when, each goes on where it was.
#include "two_interrupts.hpp"

#include <pawl/lock/event.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>

namespace {
using frame = pawl::static_frame<1024>;
constinit pawl::event pressed{"pressed"};
constinit frame frames[4];
int upper_sum = 0, lower_sum = 0;

pawl::task<int> next(frame&, int number) { co_return number + 1; }

pawl::task<> upper(frame&) {
    const auto told = co_await pressed.async_wait();
    if (told) upper_sum = co_await next(frames[2], 10);
}
pawl::task<> lower(frame&) { lower_sum = co_await next(frames[3], 20); }
}  // namespace

LOW_INTERRUPT { pressed.set(); }
HIGH_INTERRUPT {}

int main() {
    static pawl::executor<2> both;
    let_both_come();
    both.spawn<1>(upper(frames[0]));
    both.spawn<0>(lower(frames[1]));
    both.run();
    require(upper_sum == 11, "the upper level went on with what it awaited");
    require(lower_sum == 21, "the lower level went on with what it awaited");
}
