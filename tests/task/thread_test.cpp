#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstring>
#include <functional>
#include <pawl/task/thread.hpp>
#include <string>
#include <system_error>
#include <thread>

namespace {

using namespace pawl::literals;
using testing::HasSubstr;

// What a child that may set no priorities says.
std::string said_without_permission(const std::function<std::string()>& body) {
    int ends[2];
    if (pipe(ends) != 0) return "no pipe";
    const pid_t child = fork();
    if (child == 0) {
        const rlimit none{0, 0};
        setrlimit(RLIMIT_RTPRIO, &none);
        if (geteuid() == 0 && setuid(65534) != 0) _exit(2);
        const std::string said = body();
        _exit(write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size()) ? 0 : 1);
    }
    close(ends[1]);
    std::string said;
    char part[512];
    for (ssize_t size; (size = read(ends[0], part, sizeof part)) > 0;)
        said.append(part, static_cast<std::size_t>(size));
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return said;
}

int first_core() {
    cpu_set_t all;
    sched_getaffinity(0, sizeof all, &all);
    for (int core = 0; core < CPU_SETSIZE; ++core)
        if (CPU_ISSET(static_cast<unsigned>(core), &all)) return core;
    return 0;
}

TEST(Thread, IsWhatWasAskedFor) {
    std::array<char, 16> name{};
    cpu_set_t cores;
    CPU_ZERO(&cores);
    const int core = first_core();
    pawl::thread t{{.name = "reader of songs and more", .core = core, .stack = 256_KiB}, [&] {
                       pthread_getname_np(pthread_self(), name.data(), name.size());
                       sched_getaffinity(0, sizeof cores, &cores);
                   }};
    t.join();
    EXPECT_TRUE(t.refused().empty());
    EXPECT_STREQ(name.data(), "reader of songs");
    EXPECT_EQ(CPU_COUNT(&cores), 1);
    EXPECT_TRUE(CPU_ISSET(static_cast<unsigned>(core), &cores));
}

TEST(Thread, HasThePriorityOrSaysThatItHasNot) {
    int how = -1, priority = -1;
    pawl::thread t{{.name = "audio", .priority = 7}, [&] {
                       sched_param parameters{};
                       pthread_getschedparam(pthread_self(), &how, &parameters);
                       priority = parameters.sched_priority;
                   }};
    t.join();
    if (t.refused().empty()) {
        EXPECT_EQ(how, SCHED_FIFO);
        EXPECT_EQ(priority, 7);
    } else {
        EXPECT_EQ(t.refused().begin()->why, pawl::errc::not_permitted);
        EXPECT_EQ(priority, 0);
    }
}

TEST(Thread, RunsInTurnsOrWhenNobodyElseDoes) {
    int turns = -1, idle = -1;
    pawl::thread t{{.priority = 3, .how = pawl::policy::round_robin}, [&] { turns = sched_getscheduler(0); }};
    t.join();
    if (t.refused().empty()) {
        EXPECT_EQ(turns, SCHED_RR);
    }
    pawl::thread{{.how = pawl::policy::idle}, [&] { idle = sched_getscheduler(0); }}.join();
    EXPECT_EQ(idle, SCHED_IDLE);
}

TEST(Thread, WithoutPermissionItGoesOnAndSaysWhatIsMissing) {
    const std::string said = said_without_permission([] {
        std::atomic<bool> ran{false};
        pawl::thread t{{.name = "audio", .priority = 50}, [&] { ran = true; }};
        t.join();
        std::string text = ran ? "ran. " : "did not run. ";
        for (const pawl::refused_setting& each : t.refused()) text += each.text();
        return text;
    });
    EXPECT_EQ(
        said,
        "ran. priority 50: not permitted; raise its limit RLIMIT_RTPRIO (ulimit -r, LimitRTPRIO= of a service) or "
        "give it CAP_SYS_NICE");
}

TEST(Thread, WhatIsRequiredAndRefusedIsAnError) {
    const std::string said = said_without_permission([]() -> std::string {
        try {
            pawl::thread t{{.name = "audio", .priority = 50, .required = true}, [] {}};
        } catch (const std::system_error& e) {
            return e.code() == std::errc::operation_not_permitted ? e.what() : "another code";
        }
        return "no error";
    });
    EXPECT_THAT(said, HasSubstr("pawl: thread \"audio\" cannot begin: priority 50: not permitted"));
}

TEST(Thread, WhatDoesNotExistIsRefusedByName) {
    bool ran = false;
    pawl::thread t{{.priority = 100, .core = 100'000, .stack = 10}, [&] { ran = true; }};
    t.join();
    EXPECT_TRUE(ran);
    std::string text;
    for (const pawl::refused_setting& each : t.refused()) {
        EXPECT_EQ(each.why, pawl::errc::out_of_range);
        text += each.text() + "\n";
    }
    EXPECT_EQ(text,
              "a stack of 10 bytes: less than what the system and thread_local variables take of it\n"
              "priority 100: priorities are 1 to 99\n"
              "core 100000: this program may not run there, or there is no such core\n");
    EXPECT_EQ(t.stack_size(), 0u);
}

TEST(Thread, APolicyAndAPriorityThatDoNotGoTogether) {
    int policy = -1;
    const auto begun_with = [&](const pawl::thread_settings& settings) {
        pawl::thread t{settings, [&] { policy = sched_getscheduler(0); }};
        t.join();
        std::string text;
        for (const pawl::refused_setting& each : t.refused()) text += each.text();
        return text;
    };
    const std::string rest = ": fifo and round_robin have a priority of 1 to 99, batch and idle have 0";
    EXPECT_EQ(begun_with({.how = pawl::policy::fifo}), "a policy with priority 0" + rest);
    EXPECT_EQ(policy, SCHED_OTHER);
    EXPECT_EQ(begun_with({.priority = 5, .how = pawl::policy::idle}).substr(0, 24), "a policy with priority 5");
    EXPECT_THROW(pawl::thread({.how = pawl::policy::round_robin, .required = true}, [] {}), std::system_error);
}

TEST(Thread, ACoreThatTheMachineHasNotIsRefusedWhereTheSystemSaysSo) {
    pawl::thread t{{.core = CPU_SETSIZE - 1, .stack = 64_KiB}, [] {}};
    t.join();
    ASSERT_EQ(t.refused().size(), 1u);
    EXPECT_EQ(t.refused().begin()->what, pawl::setting::core);
    EXPECT_GE(t.stack_size(), 64_KiB);
}

TEST(Thread, WithoutASizeTheStackIsTheSystems) {
    pawl::thread t{"plain", [] {}};
    t.join();
    EXPECT_EQ(t.stack_size(), 0u);
    EXPECT_EQ(t.stack_used(), 0u);
}

TEST(Thread, MovesAndIsJoinedOnce) {
    std::atomic<int> ran{0};
    pawl::thread first{{.stack = 64_KiB}, [&] { ++ran; }};
    pawl::thread second{std::move(first)};
    EXPECT_FALSE(first.joinable());
    EXPECT_GE(second.stack_size(), 64_KiB);
    first = std::move(second);
    first.join();
    EXPECT_EQ(ran, 1);
    EXPECT_THROW(first.join(), std::invalid_argument);
}

TEST(Thread, ABodyThatOnlyMoves) {
    auto number = std::make_unique<int>(5);
    int seen = 0;
    pawl::thread{"mover", [number = std::move(number), &seen] { seen = *number; }}.join();
    EXPECT_EQ(seen, 5);
}

std::atomic<int> plain_ran{0};
void plain() noexcept { ++plain_ran; }

TEST(Thread, ABodyThatIsAFunction) {
    pawl::thread{"plain", plain}.join();
    EXPECT_EQ(plain_ran, 1);
}

}  // namespace
