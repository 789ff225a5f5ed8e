#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <pawl/lock/mutex.hpp>
#include <pawl/watch/dump.hpp>
#include <string>
#include <thread>

#include "tests/watch/held_up.hpp"

namespace {

using held_up::named_task;
using held_up::until_waited_for;
using testing::HasSubstr;

// What the program writes to the other end, up to the line that a dump ends with here.
class pipe {
public:
    pipe() { EXPECT_EQ(::pipe(ends_), 0); }
    pipe(const pipe&) = delete;
    pipe& operator=(const pipe&) = delete;
    int in() const { return ends_[1]; }
    // Until the text has been read this often.
    std::string read_until(const std::string& text, int times = 1) {
        std::string all;
        char room[512];
        for (;;) {
            int found = 0;
            for (std::size_t at = all.find(text); at != all.npos; at = all.find(text, at + 1)) ++found;
            if (found >= times) return all;
            const ssize_t size = ::read(ends_[0], room, sizeof room);
            if (size <= 0) return all;
            all.append(room, static_cast<std::size_t>(size));
        }
    }

private:
    int ends_[2]{};  // never closed: the program dumps there until it ends
};

pipe& dumps() {
    static pipe to;
    static const bool on = pawl::wait_graph::dump_on(SIGUSR1, to.in());
    EXPECT_TRUE(on);
    return to;
}

TEST(Dump, IsWrittenWhenTheSignalComes) {
    dumps();
    pawl::mutex library{"library"};
    library.lock();
    named_task waiter{"waiter", [&] { const pawl::guard held{library}; }};
    until_waited_for("library");
    std::raise(SIGUSR1);
    const std::string text = dumps().read_until("; waited for by \"waiter\"");
    EXPECT_THAT(text, testing::StartsWith("pawl: "));
    EXPECT_THAT(text, HasSubstr("waits for mutex \"library\", since "));
    library.unlock();
}

TEST(Dump, IsWrittenEachTime) {
    dumps();
    pawl::mutex again{"again"};
    const pawl::guard held{again};
    for (int i = 0; i < 3; ++i) {
        std::raise(SIGUSR1);
        EXPECT_THAT(dumps().read_until("holds \"again\""), HasSubstr("of them wait"));
    }
}

// Nobody goes on: the main task waits for a lock whose owner waits for the main task's end.
TEST(DumpDeathTest, IsWrittenByAProgramThatHangs) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(
        {
            pipe to;
            pawl::wait_graph::dump_on(SIGUSR2, to.in());
            auto& a = *new pawl::mutex{"one"};
            auto& b = *new std::timed_mutex{};
            b.lock();
            auto& held = *new std::atomic<bool>{false};
            std::thread{[&] {
                pthread_setname_np(pthread_self(), "hangs");
                a.lock();
                held = true;
                held.notify_one();
                b.lock();
            }}.detach();
            std::thread{[&] {
                held.wait(false);
                pthread_setname_np(pthread_self(), "hangs too");
                a.lock();
            }}.detach();
            until_waited_for("one");
            ::kill(::getpid(), SIGUSR2);
            const std::string text = to.read_until("\"hangs too\"", 2);
            std::fputs(text.c_str(), stderr);
            std::_Exit(text.find("\"hangs\"") != text.npos && text.find("held by \"hangs\"") != text.npos ? 0 : 1);
        },
        testing::ExitedWithCode(0), "waits for mutex \"one\"");
}

TEST(Dump, RefusesWhatIsNoSignal) { EXPECT_FALSE(pawl::wait_graph::dump_on(12345)); }

}  // namespace
