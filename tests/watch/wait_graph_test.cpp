#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <barrier>
#include <chrono>
#include <limits>
#include <memory_resource>
#include <nlohmann/json.hpp>
#include <pawl/channel/oneshot.hpp>
#include <pawl/lock/condition.hpp>
#include <pawl/lock/mutex.hpp>
#include <pawl/watch/wait_graph.hpp>
#include <regex>
#include <string>
#include <thread>
#include <vector>

#include "tests/watch/held_up.hpp"

namespace {

using namespace std::chrono_literals;
using held_up::named_task;
using held_up::until_waited_for;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

const pawl::wait_graph::task* find(const pawl::wait_graph& graph, std::string_view name) {
    for (const auto& task : graph.tasks())
        if (task.name() == name) return &task;
    return nullptr;
}

// A publication as every wait makes one, for waits that no lock makes: ended by the task that began it.
class published_wait {
public:
    published_wait(pawl::watch::waits_to what, const void* object, const char* name,
                   pawl::port::clock::time_point until = pawl::port::clock::time_point::max(),
                   std::source_location at = std::source_location::current()) {
        me.begin_wait(what, object, name, pawl::watch::call_site::of(at), until);
    }
    published_wait(const published_wait&) = delete;
    published_wait& operator=(const published_wait&) = delete;
    ~published_wait() { me.end_wait(); }

private:
    pawl::watch::task_record& me = *pawl::watch::this_task();
};

TEST(WaitGraph, SaysWhoHoldsAndWhoWaits) {
    pawl::mutex deck{"deck"};
    deck.lock();
    {
        named_task first{"first", [&] { const pawl::guard held{deck}; }};
        until_waited_for("deck");
        named_task second{"second", [&] { const pawl::guard held{deck}; }};
        until_waited_for("deck", 2);

        const auto graph = pawl::wait_graph::snapshot();
        const auto* const waiter = find(graph, "first");
        ASSERT_TRUE(waiter && waiter->waits_for);
        EXPECT_EQ(waiter->state(), "waits");
        EXPECT_EQ(waiter->waits_for->name, "deck");
        EXPECT_FALSE(waiter->waits_for->transient());
        ASSERT_NE(waiter->waits_for->holder, pawl::wait_graph::nobody);
        const auto& holder = graph.tasks()[waiter->waits_for->holder];
        EXPECT_EQ(holder.number(), pawl::port::task_number());
        EXPECT_EQ(holder.state(), "runs");
        EXPECT_GE(holder.facts.core, 0);
        EXPECT_STREQ(holder.facts.policy, "SCHED_OTHER");
        ASSERT_EQ(holder.holds.size(), 1u);
        std::vector<std::string_view> waiters;
        graph.each_waiter(holder.holds[0].object, [&](const auto& task) { waiters.push_back(task.name()); });
        EXPECT_THAT(waiters, testing::ElementsAre("first", "second"));  // the longest first

        const std::string text = graph.text();
        EXPECT_THAT(text, ContainsRegex("\"first\" +#[0-9]+  waits   core [0-9]+  SCHED_OTHER\n"
                                        "      waits for mutex \"deck\", since .*, at wait_graph_test.cpp:[0-9]+\n"
                                        "        held by \".*\", locked at wait_graph_test.cpp:[0-9]+\n"));
        EXPECT_THAT(text, HasSubstr("; waited for by \"first\", \"second\"\n"));
        EXPECT_THAT(text, Not(HasSubstr("circle")));
        deck.unlock();
    }
}

TEST(WaitGraph, MarksAWaitWithADeadline) {
    pawl::mutex deck{"deck"};
    deck.lock();
    {
        named_task hurried{"hurried", [&] {
                               EXPECT_TRUE(deck.try_lock_for(1h));
                               deck.unlock();
                           }};
        until_waited_for("deck");
        const auto graph = pawl::wait_graph::snapshot();
        EXPECT_TRUE(find(graph, "hurried")->waits_for->transient());
        EXPECT_THAT(graph.text(), ContainsRegex(", for 3[56][0-9][0-9] s more at most\n"));
        const auto json = nlohmann::json::parse(graph.json());
        for (const auto& task : json["tasks"])
            if (task["name"] == "hurried") {
                EXPECT_TRUE(task["waits_for"]["transient"]);
                EXPECT_GT(task["waits_for"]["ends_in_ns"], 1);
            }
        deck.unlock();
    }
}

TEST(WaitGraph, ShowsACircleThatADeadlineWillOpen) {
    pawl::mutex a{"a"}, b{"b"};
    std::barrier both{2};
    std::atomic<bool> seen{false};
    {
        named_task patient{"patient", [&] {
                               const pawl::guard mine{a};
                               both.arrive_and_wait();
                               const pawl::guard other{b};  // a circle with the other's deadline is not refused
                           }};
        named_task hurried{"hurried", [&] {
                               const pawl::guard mine{b};
                               both.arrive_and_wait();
                               until_waited_for("b");
                               while (!seen) static_cast<void>(a.try_lock_for(50ms));
                           }};
        pawl::wait_graph graph = pawl::wait_graph::snapshot();
        while (graph.circles().empty()) graph = pawl::wait_graph::snapshot();
        seen = true;
        ASSERT_EQ(graph.circles().size(), 1u);
        EXPECT_TRUE(graph.circles()[0].transient);
        EXPECT_EQ(graph.circles()[0].tasks.size(), 2u);
        EXPECT_THAT(graph.text(),
                    ContainsRegex("circle, transient: \".*\" waits for \".*\" waits for \".*\"; it opens when"));
        std::string chain;
        {
            pawl::watch::text_writer to{chain};
            EXPECT_EQ(graph.write_chain(to, graph.circles()[0].tasks[1]), pawl::wait_graph::nobody);
        }
        EXPECT_THAT(chain, HasSubstr("a circle: none of them goes on before a deadline\n"));
        EXPECT_TRUE(nlohmann::json::parse(graph.json())["circles"][0]["transient"]);
    }
}

TEST(WaitGraph, FollowsAChainToWhoGoesOn) {
    pawl::mutex a{"a"}, b{"b"};
    std::binary_semaphore held{0};
    b.lock();
    {
        named_task middle{"middle", [&] {
                              const pawl::guard mine{a};
                              held.release();
                              const pawl::guard other{b};
                          }};
        held.acquire();
        named_task last{"last", [&] { const pawl::guard one{a}; }};
        until_waited_for("a");
        until_waited_for("b");
        const auto graph = pawl::wait_graph::snapshot();
        std::string chain;
        {
            pawl::watch::text_writer to{chain};
            const std::size_t end = graph.write_chain(to, graph.find(find(graph, "last")->number()));
            ASSERT_NE(end, pawl::wait_graph::nobody);
            EXPECT_EQ(graph.tasks()[end].number(), pawl::port::task_number());
        }
        EXPECT_THAT(chain, ContainsRegex("^  \"last\" waits for mutex \"a\".*\n  held by \"middle\".*\n"
                                         "  \"middle\" waits for mutex \"b\".*\n  held by .*\n  .*runs .*\n$"));
        b.unlock();
    }
}

TEST(WaitGraph, KnowsWhoseEndIsWaitedFor) {
    std::atomic<const pawl::watch::task_record*> joined{nullptr};
    std::binary_semaphore let_go{0};
    named_task worker{"worker", [&] {
                          joined = pawl::watch::this_task();
                          let_go.acquire();
                      }};
    while (!joined) std::this_thread::yield();
    {
        const published_wait join{pawl::watch::waits_to::join, joined, "worker"};
        const auto graph = pawl::wait_graph::snapshot();
        const auto& me = graph.tasks()[graph.find(pawl::port::task_number())];
        ASSERT_TRUE(me.waits_for);
        EXPECT_EQ(graph.tasks()[me.waits_for->holder].name(), "worker");
        EXPECT_THAT(graph.text(), HasSubstr("waits for the end of task \"worker\""));
    }
    let_go.release();
}

TEST(WaitGraph, KnowsWhoAloneUsesTheEndOfAChannel) {
    auto [out, in] = pawl::oneshot<int>();
    in.name("answer");
    ASSERT_TRUE(out.bind_to_this_task());
    named_task asker{"asker", [&] { EXPECT_EQ(in.recv().value_or(0), 7); }};
    until_waited_for("answer");
    const auto graph = pawl::wait_graph::snapshot();
    const auto& wait = *find(graph, "asker")->waits_for;
    ASSERT_NE(wait.holder, pawl::wait_graph::nobody);
    EXPECT_EQ(graph.tasks()[wait.holder].number(), pawl::port::task_number());
    const std::string text = graph.text();
    EXPECT_THAT(
        text,
        ContainsRegex("waits for a message from channel \"answer\".*\n        from \".*\" alone, bound at wait_graph"));
    EXPECT_THAT(text, HasSubstr("alone uses its end of channel \"answer\", bound at wait_graph"));
    EXPECT_TRUE(nlohmann::json::parse(
        graph.json())["tasks"][graph.find(pawl::port::task_number())]["holds"][0]["end_of_channel"]);
    EXPECT_TRUE(out.send(7));
}

TEST(WaitGraph, ShowsLocksWhoseOwnersHaveEnded) {
    EXPECT_TRUE(pawl::wait_graph::snapshot().orphans().empty());
    {
        pawl::mutex records{"records"}, gone{"gone"};
        {
            named_task writer{"writer", [&] { records.lock(), gone.lock(); }};
        }
        auto graph = pawl::wait_graph::snapshot();
        ASSERT_EQ(graph.orphans().size(), 2u);
        EXPECT_THAT(graph.text(),
                    ContainsRegex("orphaned: mutex \"records\" was held by \"writer\" that has ended, taken at "
                                  "wait_graph_test.cpp:[0-9]+; refused until somebody recovers it"));
        const auto json = nlohmann::json::parse(graph.json())["orphans"][1];
        EXPECT_EQ(json["name"], "records");
        EXPECT_EQ(json["task"], "writer");
        { const auto mended = records.recover(); }
        graph = pawl::wait_graph::snapshot();
        ASSERT_EQ(graph.orphans().size(), 1u);
        EXPECT_EQ(graph.orphans()[0].name, "gone");
    }
    EXPECT_TRUE(pawl::wait_graph::snapshot().orphans().empty());
}

TEST(WaitGraph, SaysThatAConditionIsWaitedFor) {
    pawl::mutex m{"m"};
    pawl::condition changed{"changed"};
    bool over = false;
    std::string text;
    nlohmann::json json;
    {
        named_task waiter{"waiter", [&] {
                              pawl::guard held{m};
                              changed.wait(held, [&] { return over; });
                          }};
        until_waited_for("changed");
        const auto graph = pawl::wait_graph::snapshot();
        text = graph.text();
        json = nlohmann::json::parse(graph.json());
        const pawl::guard held{m};
        over = true;
        changed.notify_one();
    }
    EXPECT_THAT(text, HasSubstr("waits for a notification of condition \"changed\""));
    for (const auto& task : json["tasks"])
        if (task.contains("waits_for")) {
            EXPECT_EQ(task["waits_for"]["kind"], "condition");
        }
}

TEST(WaitGraph, WritesWellFormedJsonWhateverTheNames) {
    // Quotes, control characters, a name that is cut within a character, and what never was one.
    const char* const names[] = {"quote\" back\\",   "line\nfeed\x01",
                                 "caf\xc3",          "\xff\xfe bad \xed\xa0\x80",
                                 "\xf4\x90\x80\x80", "\xe2\x82\xac gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x98\x80"};
    for (const char* name : names) {
        const int object = 0;
        const published_wait wait{pawl::watch::waits_to::receive, &object, name};
        named_task other{name, [&] {
                             pawl::mutex m{name};
                             const pawl::guard held{m};
                             nlohmann::json json;
                             ASSERT_NO_THROW(json = nlohmann::json::parse(pawl::wait_graph::snapshot().json())) << name;
                             ASSERT_GE(json["tasks"].size(), 2u);
                         }};
    }
    const int object = 0;
    const published_wait wait{pawl::watch::waits_to::send, &object, names[5]};
    const auto json = nlohmann::json::parse(pawl::wait_graph::snapshot().json());
    bool found = false;
    for (const auto& task : json["tasks"])
        if (task.contains("waits_for")) {
            EXPECT_EQ(task["waits_for"]["name"], names[5]);
            EXPECT_EQ(task["waits_for"]["kind"], "channel");
            EXPECT_EQ(task["waits_for"]["action"], "send");
            EXPECT_FALSE(task["waits_for"].contains("held_by"));
            found = true;
        }
    EXPECT_TRUE(found);
}

TEST(WaitGraph, ReadsTasksThatGoOnMeanwhile) {
    pawl::mutex a{"a"}, b{"b"};
    std::atomic<bool> over{false};
    {
        std::vector<std::jthread> tasks;
        for (int i = 0; i < 3; ++i)
            tasks.emplace_back([&] {
                while (!over) {
                    const pawl::guard first{a};
                    const pawl::guard second{b};
                }
            });
        for (int i = 0; i < 300; ++i) {
            const auto graph = pawl::wait_graph::snapshot();
            // In one order there is never a circle.
            EXPECT_TRUE(graph.circles().empty()) << graph.text();
            for (const auto& task : graph.tasks()) {
                if (!task.waits_for) continue;
                EXPECT_TRUE(task.steady);
                EXPECT_LE(task.holds.size(), 1u);
                EXPECT_EQ(task.holds.size() == 1, task.waits_for->name == "b");
            }
        }
        over = true;
    }
}

TEST(WaitGraph, TakesItsMemoryWhereItIsTold) {
    alignas(16) static std::array<std::byte, 64 * 1024> room;
    std::pmr::monotonic_buffer_resource memory{room.data(), room.size(), std::pmr::null_memory_resource()};
    pawl::mutex m{"a name that is too long to stand within a string object itself"};
    const pawl::guard held{m};
    const auto graph = pawl::wait_graph::snapshot(&memory);
    ASSERT_NE(graph.find(pawl::port::task_number()), pawl::wait_graph::nobody);
    EXPECT_THAT(graph.text(), HasSubstr("a name that is too long"));
}

}  // namespace
