// A program that hangs on purpose, for the debugger: each kind of wait once. When all of them wait it calls
// nobody_goes_on(); with an argument, it says so and stays.
#include <pthread.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <pawl/channel.hpp>
#include <pawl/lock.hpp>
#include <pawl/watch.hpp>
#include <pawl/watch/this_task.hpp>
#include <thread>

#include "tests/watch/held_up.hpp"

extern "C" [[gnu::noinline]] void nobody_goes_on() { asm volatile(""); }

namespace {

pawl::mutex library{"library"}, deck{"deck"};

class named {
public:
    named(const char* name, auto body)
        : thread_{[this, name, body] {
              pthread_setname_np(pthread_self(), name);
              static_cast<void>(pawl::watch::this_task());  // a core dump names no threads
              number_ = pawl::port::task_number();
              body();
          }} {}
    // Its state, as the kernel says: there is nothing else that these tasks could sleep for.
    void until_asleep() const {
        while (number_ == 0 || pawl::port::facts_of(number_).state != pawl::port::task_state::sleeps)
            std::this_thread::yield();
    }
    void detach() { thread_.detach(); }

private:
    std::atomic<unsigned> number_{0};
    std::thread thread_;
};

}  // namespace

int main(int arguments, char**) {
    pthread_setname_np(pthread_self(), "main");
    const pawl::guard mine{deck};
    named mixer{"mixer", [] {
                    const std::scoped_lock held{library};
                    const pawl::guard other{deck};  // the main task's, who never lets go
                }};
    held_up::until_waited_for("deck");
    named scan{"scan", [] { const std::scoped_lock held{library}; }};
    held_up::until_waited_for("library");

    auto [out, in] = pawl::bounded<int>(3);
    out.name("frames");
    for (int i = 0; i < 3; ++i) static_cast<void>(out.send(i));
    named writer{"writer", [&] {
                     if (out.send(4)) std::abort();
                 }};
    writer.until_asleep();

    static pawl::ring<int, 8> ring;
    auto [producer, consumer] = ring.split();
    consumer.name("samples");
    named reader{"reader", [&] {
                     if (consumer.recv()) std::abort();
                 }};
    reader.until_asleep();

    nobody_goes_on();
    if (arguments > 1) {
        prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY);  // the debugger is not its parent
        std::puts("hangs");
        std::fflush(stdout);
        for (;;) pause();
    }
    for (named* each : {&mixer, &scan, &writer, &reader}) each->detach();
    std::_Exit(0);
}
