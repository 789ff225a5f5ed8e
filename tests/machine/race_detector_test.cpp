#include "check/machine/race_detector.hpp"

#include <gtest/gtest.h>

#include <set>

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

    // How many plain places race with this access, itself included.
    std::size_t access(int task, access_kind kind, std::uint64_t address, unsigned size, std::uint64_t pc) {
        places.clear();
        note_access(tasks_[task], address, size, kind, pc, found);
        return places.size();
    }
    bool write(int task, std::uint64_t address, unsigned size = 4) {
        return access(task, access_kind::write, address, size, 0x100u + static_cast<unsigned>(task)) > 0;
    }
    bool read(int task, std::uint64_t address, unsigned size = 4) {
        return access(task, access_kind::read, address, size, 0x200u + static_cast<unsigned>(task)) > 0;
    }
    static void found(const race& one) {
        last = one;
        for (const raced_access* access : {&one.earlier, &one.later})
            if (plain(access->kind)) places.insert(access->pc);
    }
    bool frees(int task, std::uint64_t address, std::uint64_t size) {
        places.clear();
        note_free(tasks_[task], address, size, 0x500, found);
        return !places.empty();
    }
    // What a lock or a join does: `to` learns what `from` has done.
    void synchronise(int from, int to) {
        tasks_[to].clock.join(tasks_[from].clock);
        tasks_[from].clock.raise(tasks_[from].id, tasks_[from].clock.of(tasks_[from].id) + 1);
    }

    task tasks_[2]{};
    static inline std::set<std::uint64_t> places;
    static inline race last;
};

TEST_F(RaceDetector, TwoUnorderedWritesRaceAndBothPlacesAreNamed) {
    EXPECT_FALSE(write(0, 0x1000));
    EXPECT_TRUE(write(1, 0x1000));
    EXPECT_EQ(places, (std::set<std::uint64_t>{0x100, 0x101}));
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

TEST_F(RaceDetector, EveryEarlierPlaceIsNamed) {
    access(0, access_kind::read, 0x1000, 4, 0x300);
    access(0, access_kind::read, 0x1000, 4, 0x301);
    EXPECT_EQ(access(1, access_kind::write, 0x1000, 4, 0x400), 3u);
}

TEST_F(RaceDetector, AnAtomicAccessRacesWithAPlainOneOnly) {
    access(0, access_kind::atomic_write, 0x1000, 4, 0x300);
    EXPECT_EQ(access(1, access_kind::atomic_write, 0x1000, 4, 0x400), 0u);
    EXPECT_EQ(access(1, access_kind::read, 0x1000, 4, 0x401), 1u);
    EXPECT_EQ(places, (std::set<std::uint64_t>{0x401}));
}

TEST_F(RaceDetector, MemoryThatIsGivenAnewHasNoHistory) {
    EXPECT_FALSE(write(0, 0x1000));
    forget_accesses(0x1000, 4);
    EXPECT_FALSE(write(1, 0x1000));
}

// Of a large block only what was accessed is looked at: single words, at the edges of pages, and before the table grows.
TEST_F(RaceDetector, LargeMemoryThatIsGivenAnewHasNoHistory) {
    constexpr std::uint64_t block = 0x600400000ff8, size = 900'000;
    const std::uint64_t accessed[] = {block, block + 8, block + 4096, block + 500'000, block + size - 8};
    for (const std::uint64_t one : accessed) EXPECT_FALSE(write(0, one));
    for (std::uint64_t i = 0; i < 10'000; ++i) EXPECT_FALSE(write(0, 0x700000000000 + i * 8));
    EXPECT_FALSE(write(0, block - 8));
    EXPECT_FALSE(write(0, block + size));
    forget_accesses(block, size);
    for (const std::uint64_t one : accessed) EXPECT_FALSE(write(1, one)) << one - block;
    EXPECT_TRUE(write(1, block - 8));
    EXPECT_TRUE(write(1, block + size));
}

TEST_F(RaceDetector, ToFreeALargeBlockRacesWithWhatOthersDidAnywhereInIt) {
    constexpr std::uint64_t block = 0x600400001000, size = 900'000;
    for (const std::uint64_t offset : {std::uint64_t{0}, std::uint64_t{70'000}, size - 8}) {
        reset_races();
        EXPECT_FALSE(frees(1, block, size));
        EXPECT_FALSE(write(0, block + offset));
        EXPECT_TRUE(frees(1, block, size)) << offset;
    }
}

TEST_F(RaceDetector, SaysWhoRacedAndWithWhatStack) {
    note_access(tasks_[0], 0x1000, 4, access_kind::write, 0x300, found, remember_path({2, {0x300, 0x301}}));
    access(1, access_kind::read, 0x1000, 4, 0x400);
    EXPECT_EQ(last.earlier.task, 0u);
    EXPECT_EQ(last.later.task, 1u);
    EXPECT_EQ(path_of(last.earlier.path).depth, 2u);
    EXPECT_EQ(path_of(last.earlier.path).pc[1], 0x301u);
    EXPECT_EQ(path_of(last.later.path).depth, 0u);
}

TEST_F(RaceDetector, ToFreeABlockRacesWithWhatOthersDidAnywhereInIt) {
    EXPECT_FALSE(read(0, 0x1018, 1));
    EXPECT_TRUE(frees(1, 0x1000, 32));
    EXPECT_EQ(places, (std::set<std::uint64_t>{0x200, 0x500}));
    EXPECT_FALSE(frees(1, 0x1000, 24));
}

TEST_F(RaceDetector, ToFreeABlockRacesWithAnAtomicAccessToo) {
    access(0, access_kind::atomic_read, 0x1000, 8, 0x300);
    EXPECT_TRUE(frees(1, 0x1000, 32));
    EXPECT_EQ(places, (std::set<std::uint64_t>{0x500}));
}

TEST_F(RaceDetector, ToFreeABlockAfterItsLastUserIsNoRace) {
    EXPECT_FALSE(write(0, 0x1000));
    synchronise(0, 1);
    EXPECT_FALSE(frees(1, 0x1000, 32));
    EXPECT_FALSE(frees(0, 0x1000, 32));
}

}  // namespace
}  // namespace pawl::check::machine
