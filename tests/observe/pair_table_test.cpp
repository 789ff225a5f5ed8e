#include "observe/preload/pair_table.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <vector>

namespace pawl::observe::preload {
namespace {

gate_set gates(std::initializer_list<const char*> locks) {
    gate_set set{};
    for (const char* const lock : locks) set.locks[set.count++] = lock;
    return set;
}

const char a[1]{}, b[1]{}, c[1]{};

TEST(GateSet, OneGateInCommonIsEnough) {
    EXPECT_TRUE(gates({a, b}).meets(gates({b, c})));
    EXPECT_FALSE(gates({a, b}).meets(gates({c})));
    EXPECT_FALSE(gates({}).meets(gates({})));
}

TEST(GateSet, OnlyWhatWasHeldEachTimeStays) {
    gate_set set = gates({a, b, c});
    set.keep_only(gates({c, a}));
    EXPECT_TRUE(set.has(a) && set.has(c));
    EXPECT_FALSE(set.has(b));
    set.keep_only(gates({b}));
    EXPECT_EQ(set.count, 0U);
}

class PairTable : public testing::Test {
protected:
    std::unique_ptr<pair_table> owner_ = std::make_unique<pair_table>();  // zeros, as it is in the library
    pair_table& pairs = *owner_;
};

TEST_F(PairTable, APairIsFoundInItsOwnOrderOnly) {
    EXPECT_EQ(pairs.find(a, b), nullptr);
    lock_pair* const forth = pairs.add(a, b);
    EXPECT_EQ(pairs.find(a, b), forth);
    EXPECT_EQ(pairs.find(b, a), nullptr);
    lock_pair* const back = pairs.add(b, a);
    EXPECT_NE(forth, back);
    EXPECT_EQ(pairs.find(b, a), back);
}

TEST_F(PairTable, ANewPairHasNoPast) {
    lock_pair* const old = pairs.add(a, b);
    old->told = old->by_several = true;
    old->ways = 15;
    old->gates = gates({c});
    pairs.forget(a);
    const lock_pair* const renewed = pairs.add(a, b);
    EXPECT_FALSE(renewed->told || renewed->by_several);
    EXPECT_EQ(renewed->ways, 0);
    EXPECT_EQ(renewed->gates.count, 0U);
}

TEST_F(PairTable, EachPairHasAPathOfItsOwn) {
    const lock_pair* const forth = pairs.add(a, b);
    const lock_pair* const back = pairs.add(b, a);
    pairs.path_of(*forth).code = 1;
    pairs.path_of(*back).code = 2;
    EXPECT_EQ(pairs.path_of(*pairs.find(a, b)).code, 1U);
    EXPECT_EQ(pairs.path_of(*pairs.find(b, a)).code, 2U);
}

TEST_F(PairTable, WhatIsForgottenOfALockIsForgottenInBothPlaces) {
    for (const auto& [first, second] : {std::pair{a, b}, {b, a}, {b, c}, {c, a}}) (void)pairs.add(first, second);
    pairs.forget(a);
    EXPECT_EQ(pairs.find(a, b), nullptr);
    EXPECT_EQ(pairs.find(b, a), nullptr);
    EXPECT_EQ(pairs.find(c, a), nullptr);
    EXPECT_NE(pairs.find(b, c), nullptr);
}

// As many pairs as fit: what collides is found behind the marks that forgotten ones leave, and there is an end.
TEST_F(PairTable, AFullTableSaysSoAndLosesNothing) {
    std::vector<char> locks(pair_table::size);
    std::size_t added = 0;
    while (added + 1 < locks.size() && pairs.add(&locks[added], &locks[added + 1])) ++added;
    EXPECT_GE(added, 7'000U);
    EXPECT_LT(added, pair_table::size);
    for (std::size_t i = 0; i < added; ++i) EXPECT_NE(pairs.find(&locks[i], &locks[i + 1]), nullptr);
    EXPECT_EQ(pairs.find(&locks[1], &locks[0]), nullptr);
    for (std::size_t i = 0; i <= added; i += 2) pairs.forget(&locks[i]);
    for (std::size_t i = 0; i < added; ++i) EXPECT_EQ(pairs.find(&locks[i], &locks[i + 1]), nullptr);
}

TEST_F(PairTable, WhatStandsBehindAForgottenOneIsStillFound) {
    std::vector<char> locks(4001);
    for (std::size_t i = 0; i < 4000; ++i) ASSERT_NE(pairs.add(&locks[i], a), nullptr);
    for (std::size_t i = 0; i < 4000; i += 3) pairs.forget(&locks[i]);
    for (std::size_t i = 0; i < 4000; ++i) EXPECT_EQ(pairs.find(&locks[i], a) != nullptr, i % 3 != 0);
}

// A program that makes and destroys locks for ever: the places of forgotten pairs are used again.
TEST_F(PairTable, ForgottenPairsMakeRoom) {
    std::vector<char> locks(6000);
    for (std::size_t i = 0; i < locks.size(); ++i) ASSERT_NE(pairs.add(&locks[i], a), nullptr);
    pairs.forget(a);
    for (std::size_t i = 0; i < locks.size(); ++i) ASSERT_NE(pairs.add(&locks[i], a), nullptr) << i;
}

}  // namespace
}  // namespace pawl::observe::preload
