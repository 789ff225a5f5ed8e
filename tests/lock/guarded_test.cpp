#include <gtest/gtest.h>

#include <cstddef>
#include <map>
#include <memory>
#include <pawl/lock/guarded.hpp>
#include <pawl/lock/recursive_mutex.hpp>
#include <string>
#include <thread>
#include <vector>

namespace {

TEST(Guarded, WithReturnsWhatTheFunctionReturns) {
    pawl::guarded<std::string> cell{"cell", "text"};
    EXPECT_EQ(cell.with([](std::string& text) { return text += '!'; }), "text!");
    EXPECT_EQ(cell.with([](const std::string& text) { return text.size(); }), 5u);
    cell.with([](std::string& text) { text.clear(); });
    static_assert(std::is_void_v<decltype(cell.with([](std::string&) {}))>);
    int elsewhere = 0;
    static_assert(std::is_same_v<decltype(cell.with([&](std::string&) -> int& { return elsewhere; })), int&>);
    cell.with(&std::string::clear);
}

TEST(Guarded, IsHeldWhileItsAccessLives) {
    pawl::guarded<std::map<int, int>> cell{"cell"};
    {
        auto access = cell.lock();
        access->emplace(1, 2);
        EXPECT_EQ((*access).size(), 1u);
        std::jthread{[&] { EXPECT_FALSE(cell.try_lock()); }};
        auto moved = std::move(access);
        EXPECT_TRUE(moved);
        EXPECT_FALSE(access.owns_lock());  // NOLINT: looked at on purpose
        std::jthread{[&] { EXPECT_FALSE(cell.try_lock()); }};
        moved.unlock();
        EXPECT_FALSE(moved);
    }
    const auto again = cell.try_lock();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->at(1), 2);
}

TEST(Guarded, AConstOneGivesAConstValueUnderTheSameLock) {
    pawl::guarded<int> cell{"cell", 7};
    const auto& looked_at = cell;
    static_assert(std::is_same_v<decltype(*looked_at.lock()), const int&>);
    EXPECT_EQ(looked_at.with([](const int& value) { return value; }), 7);
    const auto held = looked_at.lock();
    EXPECT_EQ(*held, 7);
    std::jthread{[&] { EXPECT_FALSE(cell.try_lock()); }};
    static_assert(std::is_same_v<decltype(**looked_at.lock_or_report()), const int&>);
}

TEST(Guarded, RefusesWhatItsMutexRefuses) {
    pawl::guarded<int> cell{"deck", 1};
    const auto held = cell.lock();
    const unsigned line = __LINE__ - 1;
    const auto again = cell.lock_or_report();
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().why(), pawl::errc::deadlock);
    // The lines of the two calls here, and none of the library's.
    const std::string report = again.error().report();
    EXPECT_NE(report.find("locked at guarded_test.cpp:" + std::to_string(line)), report.npos) << report;
    EXPECT_NE(report.find("at guarded_test.cpp:" + std::to_string(line + 2)), report.npos) << report;
    EXPECT_THROW(cell.with([](int&) {}), pawl::deadlock_error);
}

TEST(Guarded, WithNamesTheCallersLine) {
    pawl::guarded<int> cell{"deck", 1};
    const unsigned line = __LINE__ + 1;
    cell.with([&](int&) {
        const auto again = cell.lock_or_report();
        ASSERT_FALSE(again);
        EXPECT_NE(again.error().report().find("locked at guarded_test.cpp:" + std::to_string(line)), std::string::npos)
            << again.error().report();
    });
}

TEST(Guarded, WorksOverARecursiveMutex) {
    pawl::guarded<int, pawl::recursive_mutex> cell{"cell", 1};
    cell.with([&](int& outer) { cell.with([&](int& inner) { EXPECT_EQ(&inner, &outer); }); });
}

TEST(Guarded, LetsGoWhenTheFunctionThrows) {
    pawl::guarded<int> cell{"cell", 1};
    EXPECT_THROW(cell.with([](int&) { throw 1; }), int);
    EXPECT_TRUE(cell.try_lock());
}

TEST(Guarded, HoldsWhatOnlyMoves) {
    pawl::guarded<std::unique_ptr<int>> cell{"cell", std::make_unique<int>(3)};
    EXPECT_EQ(*cell.with([](auto& pointer) { return std::move(pointer); }), 3);
}

TEST(Guarded, SaysThatItsOwnerDiedAndIsMended) {
    pawl::guarded<int> cell{"cell", 1};
    alignas(pawl::guarded_access<int>) std::byte kept[sizeof(pawl::guarded_access<int>)];
    std::jthread{[&] { new (kept) pawl::guarded_access<int>(cell.lock()); }}.join();
    EXPECT_TRUE(cell.owner_died());
    EXPECT_THROW(static_cast<void>(cell.lock()), pawl::deadlock_error);
    *cell.recover() = 2;
    EXPECT_EQ(*cell.lock(), 2);
}

TEST(Guarded, KeepsOthersOut) {
    pawl::guarded<int> counter{"counter", 0};
    {
        std::vector<std::jthread> tasks;
        for (int t = 0; t < 4; ++t)
            tasks.emplace_back([&] {
                for (int i = 0; i < 5'000; ++i) counter.with([](int& value) { ++value; });
            });
    }
    EXPECT_EQ(*counter.lock(), 20'000);
}

}  // namespace
