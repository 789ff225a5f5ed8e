// A task that awaits others which never wait, two thousand times: the stack is as deep at the end as after the first one. Where
// going from one coroutine to another is a call (ARMv6-M), it must not be one upon the other.
#include <pawl/lock/event.hpp>
#include <pawl/port/cortex_m/interrupt_handler.hpp>
#include <pawl/task/block_on.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>

namespace {
constexpr int times = 2000;
constinit pawl::static_frame<600> frames[3];
constinit pawl::event pressed{"pressed"};
pawl::executor<2> ex;
int sum = 0, of_the_upper_level = 0;

pawl::task<int> next(pawl::static_frame<600>&, int number) { co_return number + 1; }
pawl::task<int> next_but_one(pawl::static_frame<600>& mine, pawl::static_frame<600>& below, int number) {
    static_cast<void>(mine);
    const int one_more = co_await next(below, number);
    co_return co_await next(below, one_more);
}
pawl::task<> adds_up(pawl::static_frame<600>&) {
    for (int i = 0; i < times; ++i) {
        if (i == times / 2) pawl::port::core::nvic::pend(5);
        sum = co_await next_but_one(frames[1], frames[2], sum);
    }
}

constinit pawl::static_frame<600> upper_frames[3];
pawl::task<> adds_up_above(pawl::static_frame<600>&) {
    const auto came = co_await pressed.async_wait();
    if (!came) co_return;
    for (int i = 0; i < times; ++i)
        of_the_upper_level = co_await next_but_one(upper_frames[1], upper_frames[2], of_the_upper_level);
}
}  // namespace

// It comes between two awaits of the lower level.
PAWL_INTERRUPT(5) { pressed.set(); }

int main() {
    pawl::port::take_interrupt<5, 1>();
    ex.spawn<1>(adds_up_above(upper_frames[0]));
    ex.spawn<0>(adds_up(frames[0]));
    ex.run();
    return sum == 2 * times && of_the_upper_level == 2 * times ? 0 : 1;
}
