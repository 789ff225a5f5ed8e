// The workload that sizes are compared by: a button's interrupt, a task that waits until the button has come to rest, one that
// switches a light when it is told, and one that only keeps time. Here it presses the button as well.
#include <pawl/channel/static_channel.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/port/cortex_m/interrupt_handler.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/sleep.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>

#include <cstddef>
#include <new>

namespace {
using namespace std::chrono_literals;
#if !defined(PRESSES)
#define PRESSES 3
#endif
constexpr int presses = PRESSES;
constexpr unsigned button_irq = 5;

using presses_channel = pawl::static_channel<bool, 4, 2>;
constinit pawl::event pressed{"pressed"};
int lights = 0;

// A button bounces: it tells several times, and counts once.
template <class Sender>
pawl::task<> watch_button(pawl::static_frame<272>&, Sender to) {
    for (int i = 0; i < presses; ++i) {
        const auto down = co_await pressed.async_wait();
        if (!down) co_return;
        const auto rested = co_await pawl::sleep_for(20ms);
        if (!rested) co_return;
        pressed.reset();
        static_cast<void>(to.try_send(true));
    }
}

template <class Receiver>
pawl::task<> switch_light(pawl::static_frame<176>&, Receiver from) {
    for (;;) {
        const auto told = co_await from.async_recv();
        if (!told) co_return;
        ++lights;
        pawl::port::last_words("the light changes\n");
    }
}

pawl::task<> keep_time(pawl::static_frame<176>&) {
    for (int i = 0; i < presses; ++i) {
        const auto passed = co_await pawl::sleep_for(100ms);
        if (!passed) co_return;
        for (int bounce = 0; bounce < 3; ++bounce) pawl::port::core::nvic::pend(button_irq);
    }
}
}  // namespace

PAWL_INTERRUPT(5) { pressed.set(); }

int main() {
    // They stay as long as the program runs: nobody destroys them.
    alignas(pawl::executor<2>) static std::byte executor_place[sizeof(pawl::executor<2>)];
    alignas(presses_channel) static std::byte channel_place[sizeof(presses_channel)];
    auto& ex = *new (executor_place) pawl::executor<2>;
    auto& presses_told = *new (channel_place) presses_channel;
    static constinit pawl::static_frame<272> button_frame;
    static constinit pawl::static_frame<176> light_frame;
    static constinit pawl::static_frame<176> time_frame;
    pawl::port::take_interrupt<button_irq, 3>();
    ex.spawn<1>(watch_button(button_frame, presses_told.sender()));
    ex.spawn<0>(switch_light(light_frame, presses_told.receiver()));
    ex.spawn<0>(keep_time(time_frame));
    ex.run();
    const bool in_time = pawl::port::clock::now() - pawl::port::clock::time_point{} >= presses * 100ms + 20ms;
    return lights == presses && in_time ? 0 : 1;
}
