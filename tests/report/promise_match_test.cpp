#include "check/report/promise_match.hpp"

#include <gtest/gtest.h>

#include "check/report/demangle.hpp"

namespace pawl::check::report {
namespace {

const promise_matcher by_default;

TEST(PromiseMatch, TakesTheWordTryAtTheStartOrBehindAnUnderscore) {
    EXPECT_TRUE(by_default.promises("try_recv"));
    EXPECT_TRUE(by_default.promises("my_try_lock"));
    EXPECT_TRUE(by_default.promises("queue<int>::try_pop(int&)"));
    EXPECT_TRUE(by_default.promises("bool ring<message, 8ul>::try_push<message>(message&&)"));
}

TEST(PromiseMatch, IsNotFooledByWordsThatEndInTry) {
    EXPECT_FALSE(by_default.promises("entry_point"));
    EXPECT_FALSE(by_default.promises("retry_lock"));
    EXPECT_FALSE(by_default.promises("country_x"));
    EXPECT_FALSE(by_default.promises("trying"));
    EXPECT_FALSE(by_default.promises("industry_try"));
}

TEST(PromiseMatch, LeavesOutCallsThatWaitByContract) {
    EXPECT_FALSE(by_default.promises(
        "std::timed_mutex::try_lock_for<long, std::ratio<1l, 1l>>(std::chrono::duration<long> const&)"));
    EXPECT_FALSE(by_default.promises("try_acquire_until"));
    EXPECT_TRUE(by_default.promises("try_format"));
}

TEST(PromiseMatch, LooksAtTheFunctionNotAtItsClassOrArguments) {
    EXPECT_FALSE(by_default.promises("try_queue::push(int)"));
    EXPECT_FALSE(by_default.promises("run<&try_recv>()"));
    EXPECT_FALSE(by_default.promises("push(try_token)"));
    EXPECT_FALSE(by_default.promises("apply<try_once<int>::type>(int)"));
}

TEST(PromiseMatch, StripsRustsHash) {
    EXPECT_TRUE(by_default.promises(demangled("_ZN3std4sync4mpsc17Receiver$LT$T$GT$8try_recv17h0123456789abcdefE")));
    EXPECT_TRUE(by_default.promises("<std::sync::mpsc::Receiver<i32>>::try_recv"));
}

TEST(PromiseMatch, CountsAClosureAsItsFunction) {
    EXPECT_TRUE(by_default.promises("app::try_take::{closure#0}"));
    EXPECT_TRUE(by_default.promises("app::try_take::{{closure}}"));
    EXPECT_TRUE(by_default.promises("try_take()::{lambda(int)#1}::operator()(int) const"));
    EXPECT_FALSE(by_default.promises("main::{lambda()#1}::operator()() const"));
}

TEST(PromiseMatch, LeavesOutRustsIteratorAdaptors) {
    EXPECT_FALSE(by_default.promises(
        "<core::slice::iter::Iter<u8> as core::iter::traits::iterator::Iterator>::try_fold::<(), fn()>"));
    EXPECT_FALSE(by_default.promises("core::iter::traits::iterator::Iterator::try_for_each"));
    EXPECT_FALSE(by_default.promises("core::iter::adapters::try_process"));
    EXPECT_FALSE(
        by_default.promises("<app::Numbers as core::iter::traits::double_ended::DoubleEndedIterator>::try_rfold"));
}

TEST(PromiseMatch, LeavesOutThePanicHandlersTry) {
    EXPECT_FALSE(by_default.promises("std::panicking::try::<(), fn()>"));
    EXPECT_FALSE(by_default.promises("std::panicking::try::do_call"));
    EXPECT_FALSE(by_default.promises("__rust_try"));
}

TEST(PromiseMatch, LeavesOutTheInsidesOfALibrary) {
    EXPECT_FALSE(by_default.promises("std::__atomic_semaphore::_S_do_try_acquire(int*)"));
    EXPECT_TRUE(by_default.promises("std::counting_semaphore<1l>::try_acquire()"));
}

TEST(PromiseMatch, TakesTheUsersGlobsLiterally) {
    const promise_matcher given({"poll_*", "retry_lock"});
    EXPECT_TRUE(given.promises("app::poll_queue(int)"));
    EXPECT_TRUE(given.promises("retry_lock"));
    EXPECT_FALSE(given.promises("try_recv"));
    EXPECT_TRUE(promise_matcher({"*try_*"}).promises("retry_lock"));
}

TEST(PromiseMatch, HandlesOperatorsAndOddNames) {
    for (const char* name : {"", "operator<<(std::ostream&, int)", "A::operator()<int>(int)", "A::operator->() const",
                             "operator new(unsigned long)", "A::operator bool() const", "(anonymous namespace)::x()",
                             "<", "a<b", "::", "f(", "operator<=>"})
        EXPECT_FALSE(by_default.promises(name)) << name;
}

}  // namespace
}  // namespace pawl::check::report
