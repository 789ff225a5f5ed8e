#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <mutex>
#include <new>
#include <pawl/lock/process_shared_mutex.hpp>
#include <string>
#include <system_error>
#include <thread>

namespace {

using namespace std::chrono_literals;

// Memory that a forked process shares, also at another address.
struct shared_state {
    pawl::process_shared_mutex lock{"records"};
    int value = 0;
};
class shared_memory {
public:
    shared_memory() : file_{memfd_create("shared", 0)}, state{new (map_again()) shared_state} {}
    ~shared_memory() {
        state->~shared_state();
        close(file_);
    }
    [[nodiscard]] void* map_again() const {
        static_cast<void>(ftruncate(file_, sizeof(shared_state)));
        return mmap(nullptr, sizeof(shared_state), PROT_READ | PROT_WRITE, MAP_SHARED, file_, 0);
    }

private:
    int file_;

public:
    shared_state* state;
};

// Another process, which has said ready() when the constructor returns, and then lives until it is killed.
class other_process {
public:
    explicit other_process(auto&& body) {
        int ends[2];
        static_cast<void>(pipe(ends));
        number_ = fork();
        if (number_ == 0) {
            body();
            static_cast<void>(write(ends[1], "", 1));
            for (;;) pause();
        }
        char ready;
        EXPECT_EQ(read(ends[0], &ready, 1), 1);
        close(ends[0]);
        close(ends[1]);
    }
    void kill_it() {
        if (number_ == 0) return;
        kill(number_, SIGKILL);
        waitpid(std::exchange(number_, 0), nullptr, 0);
    }
    ~other_process() { kill_it(); }

private:
    pid_t number_;
};

TEST(ProcessSharedMutex, KeepsAnotherProcessOutAtWhateverAddress) {
    const shared_memory memory;
    auto& lock = memory.state->lock;
    other_process other{[&] {
        auto& same = *static_cast<shared_state*>(memory.map_again());
        if (&same != memory.state) same.lock.lock();
        same.value = 1;
    }};
    EXPECT_FALSE(lock.try_lock());
    EXPECT_FALSE(lock.try_lock_for(1ms));
    EXPECT_FALSE(lock.try_lock_until(std::chrono::system_clock::now() + 1ms));
    EXPECT_EQ(memory.state->value, 1);
    other.kill_it();
    const auto mended = lock.recover();
}

TEST(ProcessSharedMutex, SaysThatTheProcessWhichHeldItWasKilled) {
    const shared_memory memory;
    auto& lock = memory.state->lock;
    other_process{[&] { lock.lock(); }}.kill_it();
    for (int i = 0; i < 2; ++i) {
        const auto refused = lock.lock_or_report();
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().why(), pawl::errc::owner_died);
        EXPECT_NE(refused.error().report().find("mutex \"records\" was held by a task that has ended"),
                  std::string::npos);
    }
    EXPECT_TRUE(lock.owner_died());
    EXPECT_FALSE(lock.try_lock());
    EXPECT_THROW(static_cast<void>(lock.try_lock_for(1h)), std::system_error);
    EXPECT_THROW(lock.lock(), pawl::deadlock_error);
    {
        const auto mended = lock.recover();
        EXPECT_FALSE(lock.owner_died());
    }
    const std::scoped_lock held{lock};
}

TEST(ProcessSharedMutex, TellsWhoWaits) {
    const shared_memory memory;
    auto& lock = memory.state->lock;
    other_process other{[&] { lock.lock(); }};
    std::jthread waiting{[&] {
        const auto refused = lock.lock_or_report();
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().why(), pawl::errc::owner_died);
    }};
    other.kill_it();
    waiting.join();
    const auto mended = lock.recover();
}

// The second to die does so while it mends.
TEST(ProcessSharedMutex, MayBeRecoveredAgain) {
    const shared_memory memory;
    auto& lock = memory.state->lock;
    other_process{[&] { lock.lock(); }}.kill_it();
    other_process{[&] { lock.recover().release(); }}.kill_it();
    EXPECT_EQ(lock.lock_or_report().error().why(), pawl::errc::owner_died);
    { const auto mended = lock.recover(); }
    EXPECT_TRUE(lock.lock_or_report());
}

TEST(ProcessSharedMutex, RefusesWhatWouldNeverEnd) {
    pawl::process_shared_mutex lock{"mine"};
    const auto held = lock.lock_or_report();
    ASSERT_TRUE(held);
    const auto again = lock.lock_or_report();
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().why(), pawl::errc::deadlock);
    EXPECT_NE(again.error().report().find("mutex \"mine\" is held by this task already"), std::string::npos);
    EXPECT_FALSE(lock.try_lock());
}

#if !defined(__SANITIZE_THREAD__)  // which reports such an unlock by itself
TEST(ProcessSharedMutex, RefusesToBeUnlockedByAnother) {
    pawl::process_shared_mutex lock{"mine"};
    EXPECT_THROW(lock.unlock(), std::system_error);
    const auto held = lock.lock_or_report();
    std::jthread{[&] { EXPECT_THROW(lock.unlock(), std::system_error); }};
}
#endif

TEST(ProcessSharedMutex, SaysThatAThreadEndedToo) {
    pawl::process_shared_mutex lock{"mine, and a name that is longer than there is room for it"};
    EXPECT_EQ(std::string{lock.name()}.size(), pawl::process_shared_mutex::longest_name);
    std::jthread{[&] { lock.lock(); }}.join();
    EXPECT_EQ(lock.lock_or_report().error().why(), pawl::errc::owner_died);
    const auto mended = lock.recover();
}

TEST(ProcessSharedMutexDeathTest, DestroyedWhileHeld) {
    EXPECT_DEATH(
        {
            auto* lock = new pawl::process_shared_mutex{"gone"};
            lock->lock();
            delete lock;
        },
        "mutex \"gone\" was destroyed while it is held");
}

}  // namespace
