#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <barrier>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <pawl/lock/mutex.hpp>
#include <pawl/lock/recursive_mutex.hpp>
#include <pawl/watch/wait_graph.hpp>
#include <string>
#include <thread>

namespace {

using testing::HasSubstr;

// What the child of a fork() says, to its end.
std::string said_by_a_child(const std::function<std::string()>& body) {
    int ends[2];
    if (pipe(ends) != 0) return "no pipe";
    const pid_t child = fork();
    if (child == 0) {
        alarm(20);
        const std::string said = body();
        _exit(write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size()) ? 0 : 1);
    }
    close(ends[1]);
    std::string said;
    char room[4096];
    for (ssize_t size; (size = read(ends[0], room, sizeof room)) > 0;)
        said.append(room, static_cast<std::size_t>(size));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return status == 0 ? said : said + " ended with " + std::to_string(status);
}

std::string taken_or_why(auto& lock) {
    const auto held = lock.lock_or_report();
    return held ? "taken" : held.error().report();
}

// Until a task waits for what this one holds.
void until_somebody_waits() {
    while (pawl::watch::tasks_waiting() == 0) std::this_thread::yield();
}

TEST(Fork, AChildsContendedLockIsHandedOver) {
    pawl::mutex m{"m"};
    { const pawl::guard met{m}; }
    EXPECT_EQ(said_by_a_child([&] {
                  m.lock();
                  std::string said;
                  std::thread other{[&] { said = taken_or_why(m); }};
                  until_somebody_waits();
                  m.unlock();
                  other.join();
                  return said;
              }),
              "taken");
}

TEST(Fork, WhatTheForkingTaskHoldsIsItsOwnInTheChild) {
    pawl::mutex m{"m"};
    pawl::recursive_mutex again{"again"};
    const pawl::guard held{m};
    const pawl::guard twice{again};
    EXPECT_THAT(said_by_a_child([&] {
                    std::string said = m.lock_or_report().error().report();
                    m.unlock();
                    const pawl::guard third{again};
                    std::thread{[&] { said += taken_or_why(m) + (again.try_lock() ? " wrong" : " kept"); }}.join();
                    return said;
                }),
                testing::AllOf(HasSubstr("wants mutex \"m\""), HasSubstr("taken kept")));
}

TEST(Fork, TheTaskIsNotCalledEnded) {
    pawl::mutex m{"m"};
    { const pawl::guard met{m}; }
    EXPECT_THAT(said_by_a_child([&] {
                    const pawl::guard held{m};
                    return pawl::wait_graph::snapshot().text();
                }),
                testing::AllOf(HasSubstr("pawl: 1 task,"), HasSubstr("runs"), HasSubstr("holds \"m\"")));
}

TEST(Fork, ALockOfATaskThatWasNotCopiedHasLostItsOwner) {
    pawl::mutex m{"m"};
    std::barrier both{2};
    std::thread owner{[&] {
        const pawl::guard held{m};
        both.arrive_and_wait();
        both.arrive_and_wait();
    }};
    both.arrive_and_wait();
    EXPECT_THAT(said_by_a_child([&] {
                    std::string said = taken_or_why(m);
                    { const pawl::guard mended = m.recover(); }
                    return said + taken_or_why(m);
                }),
                testing::AllOf(HasSubstr("\"m\" was held by a task that has ended"), HasSubstr("taken")));
    both.arrive_and_wait();
    owner.join();
    EXPECT_EQ(taken_or_why(m), "taken");  // nothing has happened to the parent's
}

TEST(Fork, SoHasOneForWhichOthersWaited) {
    pawl::mutex m{"m"};
    std::thread waiter;
    std::string said;
    {
        const pawl::guard held{m};
        waiter = std::thread{[&] { const pawl::guard second{m}; }};
        until_somebody_waits();
        // This task holds it in the child, where nobody waits.
        said = said_by_a_child([&] {
            m.unlock();
            return taken_or_why(m);
        });
    }
    waiter.join();
    EXPECT_EQ(said, "taken");
}

// In the moment between the word and the record, which only the word can tell of.
TEST(Fork, NobodyWaitsForATaskOfTheParent) {
    static_cast<void>(pawl::watch::this_task());
    EXPECT_EQ(said_by_a_child([] { return std::to_string(pawl::port::task_lives(static_cast<unsigned>(getppid()))); }),
              "0");
}

}  // namespace
