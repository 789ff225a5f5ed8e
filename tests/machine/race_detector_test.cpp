#include "check/machine/race_detector.hpp"

#include <gtest/gtest.h>

namespace pawl::check::machine {
namespace {

class RaceDetector : public testing::Test {
protected:
    RaceDetector() {
        reset_execution_memory();
        reset_races();
        for (std::uint32_t i = 0; i < 2; ++i) {
            tasks_[i].id = i;
            tasks_[i].clock.raise(i, 1);
        }
    }

    bool write(int task, std::uint64_t address, unsigned size = 4) {
        return access_races(tasks_[task], address, size, true, 0x100u + static_cast<unsigned>(task), other_);
    }
    bool read(int task, std::uint64_t address, unsigned size = 4) {
        return access_races(tasks_[task], address, size, false, 0x200u + static_cast<unsigned>(task), other_);
    }
    // What a lock or a join does: `to` learns what `from` has done.
    void synchronise(int from, int to) {
        tasks_[to].clock.join(tasks_[from].clock);
        tasks_[from].clock.raise(tasks_[from].id, tasks_[from].clock.of(tasks_[from].id) + 1);
    }

    task tasks_[2]{};
    std::uint64_t other_ = 0;
};

TEST_F(RaceDetector, TwoUnorderedWritesRaceAndTheFirstIsNamed) {
    EXPECT_FALSE(write(0, 0x1000));
    EXPECT_TRUE(write(1, 0x1000));
    EXPECT_EQ(other_, 0x100u);
}

TEST_F(RaceDetector, AReadRacesWithAnUnorderedWriteEitherWay) {
    EXPECT_FALSE(read(0, 0x1000));
    EXPECT_TRUE(write(1, 0x1000));
    EXPECT_FALSE(write(0, 0x2000));
    EXPECT_TRUE(read(1, 0x2000));
}

TEST_F(RaceDetector, ReadsDoNotRace) {
    EXPECT_FALSE(read(0, 0x1000));
    EXPECT_FALSE(read(1, 0x1000));
}

TEST_F(RaceDetector, SynchronisedAccessesDoNotRace) {
    EXPECT_FALSE(write(0, 0x1000));
    synchronise(0, 1);
    EXPECT_FALSE(write(1, 0x1000));
}

TEST_F(RaceDetector, WhatComesAfterTheReleaseIsNotCovered) {
    EXPECT_FALSE(write(0, 0x1000));
    synchronise(0, 1);
    EXPECT_FALSE(write(0, 0x1000));
    EXPECT_TRUE(write(1, 0x1000));
}

TEST_F(RaceDetector, NeighbouringBytesOfOneWordDoNotRace) {
    EXPECT_FALSE(write(0, 0x1000, 1));
    EXPECT_FALSE(write(1, 0x1001, 1));
    EXPECT_TRUE(write(1, 0x1000, 1));
}

TEST_F(RaceDetector, AnAccessAcrossTwoWordsIsSeenInBoth) {
    EXPECT_FALSE(write(0, 0x1006, 4));
    EXPECT_TRUE(read(1, 0x1008, 1));
    EXPECT_TRUE(read(1, 0x1007, 1));
}

TEST_F(RaceDetector, MemoryThatIsGivenAnewHasNoHistory) {
    EXPECT_FALSE(write(0, 0x1000));
    forget_accesses(0x1000, 4);
    EXPECT_FALSE(write(1, 0x1000));
}

}  // namespace
}  // namespace pawl::check::machine
