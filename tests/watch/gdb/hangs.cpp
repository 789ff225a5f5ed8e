// A program that hangs on purpose, for the debugger: each kind of wait once. When all of them wait it calls
// nobody_goes_on(); with an argument, it says so and stays.
#include <pthread.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <pawl/channel.hpp>
#include <pawl/lock.hpp>
#include <pawl/watch.hpp>

#include "tests/watch/held_up.hpp"

extern "C" [[gnu::noinline]] void nobody_goes_on() { asm volatile(""); }

namespace {

pawl::mutex library{"library"}, deck{"deck"};

}  // namespace

int main(int arguments, char**) {
    pthread_setname_np(pthread_self(), "main");
    const pawl::guard mine{deck};
    held_up::named_task mixer{"mixer", [] {
                                  const std::scoped_lock held{library};
                                  const pawl::guard other{deck};  // the main task's, who never lets go
                              }};
    held_up::until_waited_for("deck");
    held_up::named_task scan{"scan", [] { const std::scoped_lock held{library}; }};
    held_up::until_waited_for("library");

    auto [out, in] = pawl::bounded<int>(3);
    out.name("frames");
    for (int i = 0; i < 3; ++i) static_cast<void>(out.send(i));
    held_up::named_task writer{"writer", [&] {
                                   if (out.send(4)) std::abort();
                               }};
    held_up::until_waited_for("frames");

    static pawl::ring<int, 8> ring;
    auto [producer, consumer] = ring.split();
    consumer.name("samples");
    held_up::named_task reader{"reader", [&] {
                                   if (consumer.recv()) std::abort();
                               }};
    held_up::until_waited_for("samples");

    auto [answers, answered] = pawl::oneshot<int>();
    answered.name("answer");
    if (!answers.bind_to_this_task()) std::abort();
    held_up::named_task asker{"asker", [&] {
                                  if (answered.recv()) std::abort();
                              }};
    held_up::until_waited_for("answer");

    nobody_goes_on();
    if (arguments > 1) {
        prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY);  // the debugger is not its parent
        std::puts("hangs");
        std::fflush(stdout);
        for (;;) pause();
    }
    std::_Exit(0);
}
