#include "check/report/promised_wait.hpp"

#include <gtest/gtest.h>

namespace pawl::check::report {
namespace {

const promise_matcher by_default;
constexpr const char* program = "/program";

source_frame own(const std::string& function) { return {function, "/home/user/queue.cpp", 1, 0, program, false}; }
source_frame library(const std::string& function) { return {function, "/usr/include/queue.hpp", 1, 0, program, false}; }

std::string broken(const std::vector<source_frame>& innermost_first, const promise_matcher& promise = by_default) {
    return promise_broken_by_wait(innermost_first, promise, program).value_or("");
}

TEST(PromisedWait, IsThatOfTheOutermostFunctionThatPromised) {
    EXPECT_EQ(broken({own("queue::try_push_locked(int)"), own("queue::try_push(int)"), own("main")}),
              "queue::try_push");
}

TEST(PromisedWait, InALibrarysFunctionCounts) {
    EXPECT_EQ(broken({library("lib::lock()"), library("lib::queue::try_pop(int&)"), own("main")}),
              "lib::queue::try_pop");
}

TEST(PromisedWait, OfWhatALibraryWasGivenToCallIsNotTheLibrarys) {
    EXPECT_EQ(broken({own("message::message(message const&)"), library("lib::queue::try_push(message)"), own("main")}),
              "");
}

TEST(PromisedWait, OfAClosureWrittenFurtherOutIsNotTheFunctions) {
    EXPECT_EQ(broken({own("main::{lambda()#1}::operator()() const"), own("try_visit(body)"), own("main")}), "");
}

TEST(PromisedWait, OfAClosureThatTheFunctionItselfWroteIsItsOwn) {
    EXPECT_EQ(broken({own("try_pop()::{lambda()#1}::operator()() const"), own("with_lock(body)"), own("try_pop()"),
                      own("main")}),
              "try_pop");
    EXPECT_EQ(broken({own("helper()::{lambda()#1}::operator()() const"), own("with_lock(body)"), own("helper()"),
                      own("try_pop()"), own("main")}),
              "try_pop");
}

TEST(PromisedWait, OfATasksFirstFunctionIsNoBrokenPromise) {
    EXPECT_EQ(broken({own("try_counting"), {"start_thread", "", 0, 0, "/lib/libc.so.6", false}}), "");
}

TEST(PromisedWait, OfFunctionsThatTheUserNamedCountsEverywhere) {
    const promise_matcher given({"audio_*"});
    EXPECT_EQ(broken({own("main::{lambda()#1}::operator()() const"), own("audio_thread")}, given), "audio_thread");
}

TEST(PromisedWait, OfTheLanguagesOwnFallibleCallsIsNone) {
    for (const char* name : {"<std::thread::local::LocalKey<T>>::try_with::<F, R>", "std::map<int, int>::try_emplace",
                             "core::iter::traits::iterator::Iterator::try_fold", "std::panicking::try",
                             "<app::Small as core::convert::TryFrom<i32>>::try_from",
                             "std::timed_mutex::try_lock_for<long>", "app::try_recv_timeout", "app::get_or_try_init"})
        EXPECT_EQ(broken({own("lock()"), own(name), own("main")}), "") << name;
}

TEST(PromisedWait, OfTheLanguagesOwnTriesCounts) {
    for (const char* name : {"std::shared_mutex::try_lock_shared()", "std::counting_semaphore<4l>::try_acquire()",
                             "<std::sync::mpsc::Receiver<i32>>::try_recv"})
        EXPECT_NE(broken({library("wait()"), library(name), own("main")}), "") << name;
}

}  // namespace
}  // namespace pawl::check::report
