#include <pawl/task/block_on.hpp>

#include <gtest/gtest.h>

#include "tests/channel/own_tasks.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

namespace {

using own::lazy;

lazy<std::unique_ptr<int>> makes(int value) { co_return std::make_unique<int>(value); }

TEST(BlockOn, ReturnsTheResult) { EXPECT_EQ(*pawl::block_on(makes(3)), 3); }

lazy<int> throws() {
    throw std::runtime_error{"so be it"};
    co_return 0;
}

TEST(BlockOn, RethrowsTheException) {
    EXPECT_THROW(pawl::block_on(throws()), std::runtime_error);
    EXPECT_EQ(*pawl::block_on(makes(4)), 4) << "and works after it";
}

/// Resumes its coroutine on a thread of its own.
struct elsewhere {
    std::thread& thread;
    explicit elsewhere(std::thread& t) : thread{t} {}
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<> handle) {
        thread = std::thread{[handle] { handle.resume(); }};
    }
    std::thread::id await_resume() { return std::this_thread::get_id(); }
};

TEST(BlockOn, SleepsUntilTheCoroutineHasEndedOnAnotherThread) {
    for (int i = 0; i < 100; ++i) {
        std::thread other;
        const std::thread::id where = pawl::block_on(elsewhere{other});
        EXPECT_EQ(where, other.get_id());
        other.join();
    }
}

struct refers {
    int& to;
    bool await_ready() { return true; }
    void await_suspend(std::coroutine_handle<>) {}
    int& await_resume() { return to; }
};

TEST(BlockOn, KeepsAReference) {
    int here = 1;
    int& there = pawl::block_on(refers{here});
    EXPECT_EQ(&there, &here);
}

struct hands_out {
    std::string text = "a text that is longer than a short one";
    bool await_ready() { return true; }
    void await_suspend(std::coroutine_handle<>) {}
    std::string&& await_resume() { return std::move(text); }
};

TEST(BlockOn, KeepsTheValueBehindAnRvalueReference) {
    static_assert(std::is_same_v<decltype(pawl::block_on(hands_out{})), std::string>);
    EXPECT_EQ(pawl::block_on(hands_out{}), "a text that is longer than a short one");
}

TEST(BlockOn, RunsWhatGivesNothing) {
    static_assert(std::is_void_v<decltype(pawl::block_on(std::suspend_never{}))>);
    pawl::block_on(std::suspend_never{});
}

struct converts {};
refers operator co_await(converts) {
    static int value = 6;
    return {value};
}

TEST(BlockOn, FindsAFreeOperator) { EXPECT_EQ(pawl::block_on(converts{}), 6); }

static_assert(!pawl::tasks::awaitable<int>);

}  // namespace
