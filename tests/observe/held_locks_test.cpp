#include "observe/preload/held_locks.hpp"

#include <gmock/gmock.h>

#include <array>
#include <memory>
#include <vector>

namespace pawl::observe::preload {
namespace {

/// As it stands in a thread's record: memory that begins as zeros. The locks are addresses, nothing more.
class HeldLocks : public testing::Test {
protected:
    void take(int lock, hold how = hold::exclusive) { EXPECT_NE(holds.add(&locks_[lock], how, at), nullptr); }
    bool give(int lock) { return holds.remove(&locks_[lock]); }
    [[nodiscard]] const void* address(int lock) const { return &locks_[lock]; }
    [[nodiscard]] bool has(int lock) const { return holds.find(&locks_[lock]) != nullptr; }

    // A frame: the caller's frame pointer, the return address, and what stands above. Frames end with the first.
    alignas(4096) std::array<std::uint64_t, 512> stack_{};
    call_place at{stack_.data() + 16};
    std::unique_ptr<held_locks> owner_ = std::make_unique<held_locks>();
    held_locks& holds = *owner_;

private:
    std::array<char, 100> locks_{};
};

TEST_F(HeldLocks, WhatIsTakenIsFoundUntilItIsGivenUp) {
    take(1);
    take(2, hold::shared);
    EXPECT_EQ(holds.count(), 2U);
    EXPECT_EQ(holds.find(address(1))->how, hold::exclusive);
    EXPECT_EQ(holds.find(address(2))->how, hold::shared);
    EXPECT_FALSE(has(3));
    EXPECT_TRUE(give(2));
    EXPECT_FALSE(has(2));
    EXPECT_TRUE(give(1));
    EXPECT_EQ(holds.count(), 0U);
}

TEST_F(HeldLocks, OneThatIsNotHeldIsNotGivenUp) {
    EXPECT_FALSE(give(1));
    take(1);
    EXPECT_FALSE(give(2));
    EXPECT_TRUE(give(1));
    EXPECT_FALSE(give(1));
    EXPECT_EQ(holds.count(), 0U);
}

TEST_F(HeldLocks, TheOrderOfGivingUpIsFree) {
    for (const auto& order : {std::array{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {2, 3, 1}, {3, 1, 2}, {3, 2, 1}}) {
        for (const int lock : {1, 2, 3}) take(lock);
        for (std::size_t i = 0; i < order.size(); ++i) {
            EXPECT_TRUE(give(order[i]));
            for (std::size_t j = 0; j < order.size(); ++j) EXPECT_EQ(has(order[j]), j > i);
        }
        EXPECT_EQ(holds.count(), 0U);
    }
}

TEST_F(HeldLocks, AHoleGoesWithWhatStandsAboveIt) {
    take(1);
    take(2);
    take(3);
    give(2);
    EXPECT_EQ(holds.count(), 3U);
    give(3);
    EXPECT_EQ(holds.count(), 1U);
}

TEST_F(HeldLocks, ARecursiveLockIsGivenUpAsOftenAsItWasTaken) {
    take(1);
    holds.find(address(1))->times = 3;
    EXPECT_TRUE(give(1));
    EXPECT_TRUE(give(1));
    EXPECT_TRUE(has(1));
    EXPECT_TRUE(give(1));
    EXPECT_FALSE(has(1));
}

TEST_F(HeldLocks, OneMoreThanTheMostIsNotNotedAndNothingElseIsLost) {
    std::vector<char> many(held_locks::most + 1);
    for (std::size_t i = 0; i < held_locks::most; ++i) EXPECT_NE(holds.add(&many[i], hold::exclusive, at), nullptr);
    EXPECT_EQ(holds.add(&many.back(), hold::exclusive, at), nullptr);
    EXPECT_FALSE(holds.remove(&many.back()));
    for (std::size_t i = held_locks::most; i-- > 0;) EXPECT_TRUE(holds.remove(&many[i]));
    EXPECT_EQ(holds.count(), 0U);
}

TEST_F(HeldLocks, WhatAnotherThreadGivesUpIsGone) {
    take(1);
    take(2);
    holds.drop(address(1));
    EXPECT_FALSE(has(1));
    EXPECT_FALSE(give(1));
    EXPECT_TRUE(give(2));
    EXPECT_EQ(holds.count(), 0U);
    take(3);
    holds.clear();
    EXPECT_FALSE(has(3));
}

TEST_F(HeldLocks, APlaceHasTheCallersByFramePointersAndTheWordsAbove) {
    // Our caller's frame is at 20, its caller's at 30; from there on nobody keeps frame pointers.
    stack_[16] = reinterpret_cast<std::uint64_t>(&stack_[20]);
    stack_[17] = 0x1000;
    stack_[18] = 0x77;
    stack_[20] = reinterpret_cast<std::uint64_t>(&stack_[30]);
    stack_[21] = 0x2000;
    stack_[30] = 5;
    stack_[31] = 0x3000;
    take(1);
    const wire::place place = holds.find(address(1))->taken_at();
    EXPECT_THAT(place.code, testing::ElementsAre(0x1000, 0x2000, 0x3000, 0));
    EXPECT_EQ(place.above.stack, reinterpret_cast<std::uint64_t>(&stack_[18]));
    EXPECT_EQ(place.above.frame_pointer, reinterpret_cast<std::uint64_t>(&stack_[20]));
    EXPECT_THAT(place.above.words, testing::ElementsAreArray(stack_.data() + 18, wire::place_words));
}

TEST_F(HeldLocks, NoWordIsReadBehindThePageOfTheCall) {
    // The last frame whose words all lie in the page, and the next one.
    at.frame = stack_.data() + 512 - wire::place_words - 2;
    take(1);
    EXPECT_NE(holds.find(address(1))->taken_at().above.stack, 0U);
    at.frame += 1;
    take(2);
    EXPECT_EQ(holds.find(address(2))->taken_at().above.stack, 0U);
}

}  // namespace
}  // namespace pawl::observe::preload
