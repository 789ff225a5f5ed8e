// A long computation that is not made of tasks: on the second stack it shares the core with level 0 by turns, and levels above come
// on top of it; at low priority it runs when level 0 sleeps.
#include <pawl/lock/event.hpp>
#include <pawl/port/cortex_m/interrupt_handler.hpp>
#include <pawl/task/blocking.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/sleep.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/yield.hpp>

#include <atomic>

namespace {
using namespace std::chrono_literals;
void say(const char* text) { pawl::port::last_words(text); }

constinit pawl::event pressed{"pressed"};
std::atomic<bool> computes{false}, seen_meanwhile{false}, done{false};
std::atomic<int> rounds{0};

int compute(int steps) {
    volatile int sum = 0;
    for (int i = 0; i < steps; ++i) sum = sum + i;
    return sum;
}

// In an interrupt, on top of whoever runs.
pawl::task<> urgent(pawl::static_frame<600>&) {
    const auto came = co_await pressed.async_wait();
    seen_meanwhile = came.has_value() && computes && !done;
}

pawl::task<> busy(pawl::static_frame<600>&) {
    for (bool goes_on = true; goes_on && !done;) {
        ++rounds;
        goes_on = co_await pawl::yield();
    }
}

pawl::task<> computing(pawl::static_frame<900>&) {
    const auto got = co_await pawl::blocking(1ms, [] {
        computes = true;
        pawl::port::core::nvic::pend(5);
        const int before = rounds;
        const int sum = compute(200'000);
        // Level 0 was always busy, and had its turns as well.
        if (rounds != before) say("others went on\n");
        return sum;
    });
    done = true;
    say(got ? "the second stack is through\n" : "it was refused\n");
    say(seen_meanwhile ? "the urgent task came on top\n" : "the urgent task waited\n");
}

pawl::task<> when_idle(pawl::static_frame<900>&) {
    const auto got = co_await pawl::low_priority([] { return rounds.load(); });
    say(got && *got == -1 ? "low priority waited until level 0 slept\n" : "low priority came too early\n");
}
pawl::task<> hogs(pawl::static_frame<600>&) {
    for (int i = 0; i < 100; ++i) {
        compute(2'000);
        const bool goes_on = co_await pawl::yield();
        if (!goes_on) co_return;
    }
    rounds = -1;
}
}  // namespace

PAWL_INTERRUPT(5) { pressed.set(); }

int main() {
    static constinit pawl::static_frame<600> frames[2];
    static constinit pawl::static_frame<900> large;
    pawl::port::take_interrupt<5, 2>();
    {
        static pawl::executor<2> ex;
        ex.spawn<1>(urgent(frames[0]));
        ex.spawn<0>(busy(frames[1]));
        ex.spawn<0>(computing(large));
        ex.run();
    }
    static pawl::executor<1> ex;
    ex.spawn(when_idle(large));
    ex.spawn(hogs(frames[0]));
    ex.run();
    return 0;
}
