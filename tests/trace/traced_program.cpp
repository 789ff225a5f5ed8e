// A program with levels, locks, channels and interrupts that is traced by whoever starts it. Its only argument says what it does.
#include <pawl/channel.hpp>
#include <pawl/lock.hpp>
#include <pawl/task.hpp>
#include <pawl/trace.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace std::chrono_literals;

namespace {

pawl::static_mpsc<int, 2> samples;
pawl::mutex deck{"deck"};
pawl::async_mutex desk{"desk"};
pawl::semaphore bell{0, "bell"};
pawl::event done{"done"};
pawl::static_frame<1024> frames[8];
enum { button };

pawl::task<> reads(pawl::static_frame<1024>&, decltype(samples.sender()) to) {
    for (int i = 1; i <= 3; ++i) {
        const auto slept = co_await pawl::sleep_for(1ms);
        if (!slept) break;
        const auto sent = co_await to.async_send(i);
        if (!sent) break;
    }
}
pawl::task<> sums(pawl::static_frame<1024>&, decltype(samples.receiver()) from) {
    int sum = 0;
    for (;;) {
        const auto one = co_await from.async_recv();
        if (!one) break;
        sum += *one;
        pawl::trace::mark("sum", sum);
    }
    bell.release();
}
pawl::task<> child(pawl::static_frame<1024>&) {
    const auto held = co_await desk.async_lock();
    const bool more = co_await pawl::yield();
    static_cast<void>(more);
}
pawl::task<> rings(pawl::static_frame<1024>&) {
    const pawl::trace::span whole{"ringing"};
    const auto rung = co_await bell.async_acquire();
    static_cast<void>(rung);
    pawl::scope both;
    both.spawn(child(frames[2]));
    both.spawn(child(frames[3]));
    const auto joined = co_await both.join();
    static_cast<void>(joined);
    auto apart = pawl::blocking(1ms, [] {
        const pawl::guard held{deck};
        return 7;
    });
    const auto seven = co_await std::move(apart);
    pawl::trace::mark("seven", seven.value_or(0));
    done.set();
}
pawl::task<> presses(pawl::static_frame<1024>&) {
    int pressed = 0;
    const pawl::interrupt<button, 3> line{pressed, [](int& count) { ++count; }};
    pawl::raise<button>();
    co_return;
}

void levels() {
    samples.sender().name("samples");
    pawl::executor<2> ex;
    ex.spawn<0>(sums(frames[0], samples.receiver()));
    ex.spawn<1>(reads(frames[1], samples.sender()));
    ex.spawn<0>(rings(frames[4]));
    ex.spawn<0>(presses(frames[5]));
    ex.run();
}
// The one who waits, waits surely: the other gives the lock back when it sees that.
void contended() {
    deck.lock();
    pawl::thread other{"other", [] { const pawl::guard held{deck}; }};
    while (pawl::watch::tasks_waiting() == 0) usleep(100);
    deck.unlock();
    other.join();
}
void many() {
    for (int i = 0; i < 1000; ++i) pawl::trace::mark("again", i);
}

}  // namespace

int main(int count, char** arguments) {
    const std::string_view what = count > 1 ? arguments[1] : "";
    pawl::trace::mark("begins");
    if (what == "levels") levels();
    if (what == "contended") contended();
    if (what == "many") many();
    if (what == "exit") std::exit(7);
    if (what == "quick_exit") std::quick_exit(7);
    if (what == "terminated") raise(SIGTERM), pause();
    if (what == "aborted") std::abort();
    if (what == "crashes") *reinterpret_cast<volatile int*>(8) = 1;
    if (what == "on_demand") return pawl::trace::write(arguments[2]) == 0 ? 0 : 1;
    if (what == "started") {
        pawl::trace::start();
        pawl::trace::mark("after the start");
        pawl::trace::stop();
        pawl::trace::mark("after the stop");
        return pawl::trace::write(arguments[2]);
    }
    if (what == "forks" || what == "runs_another") {
        const pid_t child = fork();
        if (child == 0) {
            if (what == "runs_another") execl(arguments[0], arguments[0], "many", nullptr);
            pawl::trace::mark("in the child");
            return 0;
        }
        int status = 1;
        waitpid(child, &status, 0);
        std::printf("%d\n", static_cast<int>(child));
        return status;
    }
    return 0;
}
