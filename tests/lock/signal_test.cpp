// A lock in a signal handler is a mistake; it is told, and nothing hangs.
#include <gtest/gtest.h>
#include <sys/time.h>

#include <csignal>
#include <optional>
#include <pawl/lock/mutex.hpp>
#include <thread>

namespace {

pawl::mutex wanted{"wanted"};
volatile long refusals = 0, unexplained = 0;

// No exception, no allocation.
void lock_it(int) {
    const auto held = wanted.lock_or_report();
    if (held) return;
    refusals = refusals + 1;
    // Either by the circle of one, or since the word says so alone.
    if (held.error().length() != 1 && !held.error().met().own) unexplained = unexplained + 1;
}

TEST(LockInASignalHandler, IsRefusedAtOnceWhereverItComesBetween) {
    struct sigaction action {
    }, before{};
    action.sa_handler = lock_it;
    sigaction(SIGALRM, &action, &before);
    itimerval often{{0, 50}, {0, 50}};
    setitimer(ITIMER_REAL, &often, nullptr);
    for (int i = 0; i < 2'000'000 && refusals < 300 && unexplained == 0; ++i) {
        const pawl::guard held{wanted};
    }
    often = {};
    setitimer(ITIMER_REAL, &often, nullptr);
    sigaction(SIGALRM, &before, nullptr);
    EXPECT_EQ(unexplained, 0);
    EXPECT_TRUE(wanted.try_lock());
    wanted.unlock();
}

pawl::mutex other{"other"};
void take_the_other(int) { const pawl::guard held{other}; }

// A handler that waits on top of a wait: what others see then is what the task waits for.
TEST(LockInASignalHandler, GivesBackTheWaitThatItCameUpon) {
    pawl::mutex deck{"deck"};
    std::optional<pawl::guard> held{deck}, held_too{other};
    pawl::watch::task_record* record = nullptr;
    std::thread waiter{[&] {
        record = pawl::watch::this_task();
        const pawl::guard mine{deck};
    }};
    pawl::watch::seen_wait seen;
    const auto until_it_waits_for = [&](const char* name) {
        while (pawl::watch::tasks_waiting() == 0 || !record->read_wait(seen) || std::string_view{seen.name} != name)
            std::this_thread::yield();
    };
    until_it_waits_for("deck");
    struct sigaction action {
    }, before{};
    action.sa_handler = take_the_other;
    sigaction(SIGUSR2, &action, &before);
    pthread_kill(waiter.native_handle(), SIGUSR2);
    until_it_waits_for("other");
    held_too.reset();
    until_it_waits_for("deck");
    held.reset();
    waiter.join();
    sigaction(SIGUSR2, &before, nullptr);
}

}  // namespace
