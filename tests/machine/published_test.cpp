#include "check/machine/published.hpp"

#include <gtest/gtest.h>

#include "check/machine/sync_object.hpp"

namespace pawl::check::machine {
namespace {

constexpr auto begins = release_sequence::begins;
constexpr auto continues = release_sequence::continues;

class Published : public testing::Test {
protected:
    Published() {
        reset_execution_memory();
        reset_objects();
    }

    static vector_clock clock(std::uint32_t task) {
        vector_clock made;
        made.raise(task, 1);
        return made;
    }
    static void release(std::uint32_t task, std::uint64_t address, unsigned size, release_sequence how = begins) {
        publish(address, size, clock(task), how);
    }
    static bool sees(std::uint32_t task, std::uint64_t address, unsigned size) {
        vector_clock all;
        join_published(all, address, size);
        return all.of(task) == 1;
    }

    static constexpr std::uint64_t slot = 0x1000;
};

TEST_F(Published, NothingIsSeenWhereNothingWasReleased) { EXPECT_FALSE(sees(1, slot, 16)); }

TEST_F(Published, EachHalfOfSixteenBytesCarriesWhatTheWholePublished) {
    release(1, slot, 16);
    EXPECT_TRUE(sees(1, slot, 8));
    EXPECT_TRUE(sees(1, slot + 8, 8));
    EXPECT_TRUE(sees(1, slot, 16));
    EXPECT_TRUE(sees(1, slot + 12, 4));
    EXPECT_FALSE(sees(1, slot + 16, 8));
}

TEST_F(Published, TheWholeSeesWhatEitherHalfPublished) {
    release(1, slot, 8);
    release(2, slot + 8, 8);
    EXPECT_TRUE(sees(1, slot, 16));
    EXPECT_TRUE(sees(2, slot, 16));
    EXPECT_FALSE(sees(2, slot, 8));
}

TEST_F(Published, NeighboursInOneWordAreApart) {
    release(1, slot, 4);
    EXPECT_FALSE(sees(1, slot + 4, 4));
    release(2, slot + 4, 4);
    EXPECT_TRUE(sees(1, slot, 4));
    EXPECT_FALSE(sees(2, slot, 4));
    EXPECT_TRUE(sees(2, slot, 8));
}

TEST_F(Published, AStoreToAPartLeavesTheRestAsItWas) {
    release(1, slot, 8);
    release(2, slot + 4, 4);
    EXPECT_TRUE(sees(1, slot, 4));
    EXPECT_FALSE(sees(1, slot + 4, 4));
    EXPECT_TRUE(sees(2, slot + 4, 4));
}

TEST_F(Published, AStoreOverPartsEndsWhatTheyPublished) {
    release(1, slot, 4);
    release(2, slot + 4, 4);
    release(3, slot, 16);
    EXPECT_FALSE(sees(1, slot, 16));
    EXPECT_FALSE(sees(2, slot, 16));
    EXPECT_TRUE(sees(3, slot + 2, 1));
}

TEST_F(Published, AReadModifyWriteContinuesWhatItReadFrom) {
    release(1, slot, 4);
    release(2, slot + 8, 8);
    release(3, slot, 16, continues);
    EXPECT_TRUE(sees(1, slot, 8));
    EXPECT_TRUE(sees(3, slot, 8));
    EXPECT_TRUE(sees(2, slot + 8, 8));
    EXPECT_FALSE(sees(2, slot, 8));
}

TEST_F(Published, TheNextExecutionBeginsWithNothing) {
    release(1, slot, 16);
    reset_execution_memory();
    reset_objects();
    EXPECT_FALSE(sees(1, slot, 16));
}

}  // namespace
}  // namespace pawl::check::machine
