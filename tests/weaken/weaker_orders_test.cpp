#include "check/supervise/weaker_orders.hpp"

#include <gtest/gtest.h>

namespace pawl::check::supervise {
namespace {

using wire::operation_kind;
using steps = std::vector<std::uint8_t>;

TEST(OneStepWeaker, OfALoadIsWhatALoadMayHave) {
    EXPECT_EQ(one_step_weaker(operation_kind::load, __ATOMIC_SEQ_CST, false), steps{__ATOMIC_ACQUIRE});
    EXPECT_EQ(one_step_weaker(operation_kind::load, __ATOMIC_ACQUIRE, false), steps{__ATOMIC_RELAXED});
    EXPECT_EQ(one_step_weaker(operation_kind::load, __ATOMIC_CONSUME, false), steps{__ATOMIC_RELAXED});
}

TEST(OneStepWeaker, OfAStoreIsWhatAStoreMayHave) {
    EXPECT_EQ(one_step_weaker(operation_kind::store, __ATOMIC_SEQ_CST, false), steps{__ATOMIC_RELEASE});
    EXPECT_EQ(one_step_weaker(operation_kind::store, __ATOMIC_RELEASE, false), steps{__ATOMIC_RELAXED});
}

TEST(OneStepWeaker, TakesAwayEitherHalfOfAcquireRelease) {
    for (const operation_kind kind : {operation_kind::exchange, operation_kind::fetch_modify, operation_kind::fence}) {
        EXPECT_EQ(one_step_weaker(kind, __ATOMIC_SEQ_CST, false), steps{__ATOMIC_ACQ_REL});
        EXPECT_EQ(one_step_weaker(kind, __ATOMIC_ACQ_REL, false), (steps{__ATOMIC_ACQUIRE, __ATOMIC_RELEASE}));
    }
}

TEST(OneStepWeaker, OfAFailedCompareExchangeIsThatOfALoad) {
    EXPECT_EQ(one_step_weaker(operation_kind::compare_exchange, __ATOMIC_SEQ_CST, true), steps{__ATOMIC_ACQUIRE});
    EXPECT_EQ(one_step_weaker(operation_kind::compare_exchange, __ATOMIC_SEQ_CST, false), steps{__ATOMIC_ACQ_REL});
}

TEST(OneStepWeaker, NothingIsBelowRelaxed) {
    EXPECT_TRUE(one_step_weaker(operation_kind::store, __ATOMIC_RELAXED, false).empty());
}

}  // namespace
}  // namespace pawl::check::supervise
