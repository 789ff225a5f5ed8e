#include <gtest/gtest.h>
#include <pthread.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <pawl/lock/ceiling_mutex.hpp>
#include <pawl/lock/guarded.hpp>
#include <pawl/lock/mutex.hpp>
#include <pawl/lock/ranked.hpp>
#include <pawl/lock/recursive_mutex.hpp>
#include <string>
#include <thread>
#include <vector>

namespace {

std::vector<std::string> warnings;

void on_another_task(const char* name, std::function<void()> body) {
    std::jthread{[&] {
        pthread_setname_np(pthread_self(), name);
        body();
    }};
}

void nest(pawl::mutex& outer, pawl::mutex& inner) {
    const pawl::guard first{outer};
    const pawl::guard second{inner};
}

class LockOrder : public testing::Test {
protected:
    LockOrder() {
        warnings.clear();
        before_ = pawl::on_lock_order(
            [](const pawl::lock_order_warning& warning) noexcept { warnings.push_back(warning.report()); });
    }
    ~LockOrder() override { pawl::on_lock_order(before_); }

private:
    pawl::lock_order_handler before_;
};

TEST_F(LockOrder, WarnsOnceOfTwoOrders) {
    pawl::mutex library{"library"}, deck{"deck"};
    nest(library, deck);
    for (int i = 0; i < 3; ++i) on_another_task("scan", [&] { nest(deck, library); });
    ASSERT_EQ(warnings.size(), 1u);
    for (const char* part : {"\"library\" was locked by task \"scan\", at order_test.cpp:",
                             "while \"deck\" was held, locked at order_test.cpp:", "\"deck\" was locked by task",
                             "while \"library\" was held"})
        EXPECT_NE(warnings[0].find(part), std::string::npos) << warnings[0];
}

TEST_F(LockOrder, SaysNothingOfOneOrder) {
    pawl::mutex a{"a"}, b{"b"};
    for (int i = 0; i < 3; ++i) on_another_task("task", [&] { nest(a, b); });
    EXPECT_TRUE(warnings.empty());
}

TEST_F(LockOrder, WarnsOfALongerCircle) {
    pawl::mutex a{"a"}, b{"b"}, c{"c"}, d{"d"};
    nest(a, b);
    nest(b, c);
    nest(c, d);
    EXPECT_TRUE(warnings.empty());
    on_another_task("last", [&] { nest(d, a); });
    ASSERT_EQ(warnings.size(), 1u);
    for (const char* part : {"\"a\" was locked by task \"last\"", "while \"d\" was held", "while \"a\" was held",
                             "while \"b\" was held", "while \"c\" was held"})
        EXPECT_NE(warnings[0].find(part), std::string::npos) << warnings[0];
}

// One declaration is one class: what two locks did counts for all others that are declared there.
TEST_F(LockOrder, LearnsFromOtherLocksOfTheDeclaration) {
    struct pair {
        pawl::mutex index{"index"}, data{"data"};
    } one, another;
    nest(one.index, one.data);
    on_another_task("other", [&] { nest(another.data, another.index); });
    EXPECT_EQ(warnings.size(), 1u);
}

TEST_F(LockOrder, WarnsOfPhilosophers) {
    // Of one declaration, as in a loop that makes them.
    const auto make = [] { return std::make_unique<pawl::mutex>("fork of a philosopher"); };
    std::vector<std::unique_ptr<pawl::mutex>> made;
    for (int i = 0; i < 3; ++i) made.push_back(make());
    std::ranges::sort(made, {}, [](const auto& fork) { return fork.get(); });
    on_another_task("one", [&] { nest(*made[0], *made[1]); });
    on_another_task("two", [&] { nest(*made[1], *made[2]); });
    EXPECT_TRUE(warnings.empty());
    on_another_task("three", [&] { nest(*made[2], *made[0]); });
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_NE(warnings[0].find("another lock of the same declaration"), std::string::npos) << warnings[0];
}

TEST_F(LockOrder, OneTaskAloneCannotJam) {
    pawl::mutex a{"a"}, b{"b"};
    nest(a, b);
    nest(b, a);
    EXPECT_TRUE(warnings.empty());
    on_another_task("a second one", [&] { nest(b, a); });
    EXPECT_EQ(warnings.size(), 1u);
}

TEST_F(LockOrder, NorWithinACommonLock) {
    pawl::mutex gate{"gate"}, a{"a"}, b{"b"};
    const auto within = [&](pawl::mutex& outer, pawl::mutex& inner) {
        const pawl::guard first{gate};
        nest(outer, inner);
    };
    within(a, b);
    on_another_task("other", [&] { within(b, a); });
    EXPECT_TRUE(warnings.empty());
    on_another_task("without", [&] { nest(b, a); });
    EXPECT_EQ(warnings.size(), 1u);
}

TEST_F(LockOrder, TryingIsNoOrder) {
    pawl::mutex a{"a"}, b{"b"};
    nest(a, b);
    on_another_task("other", [&] {
        const pawl::guard first{b};
        if (a.try_lock()) a.unlock();
    });
    EXPECT_TRUE(warnings.empty());
}

TEST_F(LockOrder, IsNotWatchedWithoutAHandler) {
    const auto mine = pawl::on_lock_order(nullptr);
    pawl::mutex a{"a"}, b{"b"};
    nest(a, b);
    on_another_task("other", [&] { nest(b, a); });
    pawl::on_lock_order(mine);
    EXPECT_TRUE(warnings.empty());
}

TEST_F(LockOrder, LearnsManyChainsWithoutForgettingWhatMatters) {
    pawl::mutex outer{"outer"};
    std::vector<std::unique_ptr<pawl::mutex>> inner;
    for (int i = 0; i < 200; ++i) inner.push_back(std::make_unique<pawl::mutex>("inner"));
    for (int round = 0; round < 2; ++round)
        for (auto& each : inner) nest(outer, *each);
    on_another_task("other", [&] { nest(*inner.back(), outer); });
    EXPECT_EQ(warnings.size(), 1u);
}

// Made within a function of the standard library, which is no declaration of the program's.
TEST_F(LockOrder, TellsLocksThatTheStandardMadeApartByTheirNames) {
    const auto one = std::make_unique<pawl::mutex>("a made one"),
               other = std::make_unique<pawl::mutex>("another made one");
    nest(*one, *other);
    on_another_task("other", [&] { nest(*other, *one); });
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_NE(warnings[0].find("while \"a made one\" was held"), std::string::npos) << warnings[0];
}

// Its owner takes it again, with another one held in between: that waits for nobody.
TEST_F(LockOrder, ARecursiveLockTakenAgainMakesNoOrder) {
    pawl::recursive_mutex again{"again"};
    pawl::mutex b{"b"};
    for (int i = 0; i < 2; ++i)
        on_another_task("task", [&] {
            const pawl::guard first{again};
            const pawl::guard second{b};
            const pawl::guard third{again};
        });
    EXPECT_TRUE(warnings.empty());
}

TEST_F(LockOrder, TellsOneCircleOnceWhicheverOrderClosesIt) {
    pawl::mutex a{"a"}, b{"b"};
    for (int i = 0; i < 3; ++i) {
        on_another_task("one", [&] { nest(a, b); });
        on_another_task("other", [&] { nest(b, a); });
    }
    EXPECT_EQ(warnings.size(), 1u);
    // Another circle with one of these orders is another one.
    pawl::mutex c{"c"};
    on_another_task("one", [&] { nest(b, c); });
    on_another_task("other", [&] { nest(c, a); });
    EXPECT_EQ(warnings.size(), 2u);
}

TEST_F(LockOrder, TellsTasksOfOneNameApartByTheirNumbers) {
    pawl::mutex a{"a"}, b{"b"};
    std::uint32_t one = 0, other = 0;
    on_another_task("same", [&] { nest(a, b), one = pawl::port::task_number(); });
    on_another_task("same", [&] { nest(b, a), other = pawl::port::task_number(); });
    ASSERT_EQ(warnings.size(), 1u);
    for (const std::uint32_t number : {one, other})
        EXPECT_NE(warnings[0].find("by task \"same\" #" + std::to_string(number) + ", at"), std::string::npos)
            << warnings[0];
}

// A tree of locks of one declaration, taken from parent to child: addresses say nothing of that order.
TEST_F(LockOrder, WithinADeclarationItMayBeTheProgramsOwn) {
    const auto in_both_directions = [](auto make) {
        const auto one = make(), other = make();
        on_another_task("one", [&] { nest(*one, *other); });
        on_another_task("two", [&] { nest(*other, *one); });
        return one->name();
    };
    in_both_directions([] { return std::make_unique<pawl::mutex>("node", pawl::lock_order::own_within); });
    EXPECT_TRUE(warnings.empty());
    in_both_directions([] { return std::make_unique<pawl::mutex>("other node"); });
    EXPECT_EQ(warnings.size(), 1u);
}

TEST_F(LockOrder, ButNotWithLocksOfOthersUnlessNothingIsLearntOfThem) {
    pawl::mutex node{"own within", pawl::lock_order::own_within}, mine{"own", pawl::lock_order::own}, other{"other"};
    for (int i = 0; i < 2; ++i) {
        on_another_task("one", [&] { nest(mine, other); });
        on_another_task("two", [&] { nest(other, mine); });
    }
    EXPECT_TRUE(warnings.empty());
    on_another_task("one", [&] { nest(node, other); });
    on_another_task("two", [&] { nest(other, node); });
    EXPECT_EQ(warnings.size(), 1u);
}

TEST_F(LockOrder, EveryLockWithAnOwnerTakesThatBehindItsName) {
    using enum pawl::lock_order;
    pawl::recursive_mutex again{"again", own};
    pawl::ceiling_mutex<7> ceiling{"ceiling", own_within};
    pawl::ranked<pawl::mutex, 3> ranked{"ranked", own};
    pawl::guarded<int> cell{{"cell", own}, 4};
    EXPECT_EQ(pawl::lock::core_of(again).how().order, own);
    EXPECT_TRUE(pawl::lock::core_of(again).how().recursive);
    EXPECT_EQ(pawl::lock::core_of(ceiling).how().order, own_within);
    EXPECT_EQ(pawl::lock::core_of(ceiling).how().ceiling, 7);
    EXPECT_EQ(pawl::lock::core_of(ranked).how().order, own);
    EXPECT_EQ(pawl::lock::core_of(ranked).how().rank, 4);
    EXPECT_EQ(core_of(cell).how().order, own);
    EXPECT_EQ(*cell.lock(), 4);
}

}  // namespace
