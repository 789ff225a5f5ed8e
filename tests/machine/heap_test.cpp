#include "check/machine/heap.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace pawl::check::machine {
namespace {

constexpr std::uint32_t main_task = arena_of_task(0), other = arena_of_task(1);

std::uint64_t address(const void* at) { return reinterpret_cast<std::uint64_t>(at); }

class Heap : public testing::Test {
protected:
    Heap() { heap_remember(); }
    ~Heap() override { heap_restore(); }

    // As many bytes come and go as make a freed block usable again.
    static void outlast_the_quarantine(std::uint32_t arena, std::size_t size) {
        std::vector<void*> more;
        for (std::uint64_t bytes = 0; bytes <= quarantine_bytes; bytes += size)
            more.push_back(heap_allocate(arena, size, 16));
        for (void* one : more) heap_free(arena, one);
    }
};

TEST_F(Heap, GivesTheSameAddressesAfterARestore) {
    std::vector<void*> first, second;
    for (auto* blocks : {&first, &second}) {
        for (std::size_t size : {1u, 16u, 17u, 500u, 513u, 100'000u})
            blocks->push_back(heap_allocate(main_task, size, 16));
        heap_free(main_task, (*blocks)[2]);
        blocks->push_back(heap_allocate(main_task, 30, 16));
        heap_restore();
    }
    EXPECT_EQ(first, second);
}

TEST_F(Heap, WhatOneTaskGetsDoesNotDependOnTheOthers) {
    std::vector<void*> alone;
    for (int i = 0; i < 5; ++i) alone.push_back(heap_allocate(main_task, 24, 16));
    heap_restore();
    std::vector<void*> among_others;
    for (int i = 0; i < 5; ++i) {
        void* foreign = heap_allocate(other, 24, 16);
        among_others.push_back(heap_allocate(main_task, 24, 16));
        heap_free(main_task, foreign);
    }
    EXPECT_EQ(alone, among_others);
}

TEST_F(Heap, ABlockThatAnotherTaskFreedIsNeverUsedAgain) {
    void* block = heap_allocate(main_task, 64, 16);
    EXPECT_EQ(heap_free(other, block), freeing::done);
    for (const std::uint32_t arena : {main_task, other}) {
        outlast_the_quarantine(arena, 64);
        for (int i = 0; i < 10'000; ++i) ASSERT_NE(heap_allocate(arena, 64, 16), block);
    }
    EXPECT_TRUE(heap_gone(address(block), 1));
}

TEST_F(Heap, ABlockThatItsOwnTaskFreedIsUsedAgainAfterAWhile) {
    void* block = heap_allocate(main_task, 64, 16);
    heap_free(main_task, block);
    EXPECT_NE(heap_allocate(main_task, 64, 16), block);
    outlast_the_quarantine(main_task, 64);
    bool again = false, used_before = false;
    for (int i = 0; i < 10'000 && !again; ++i) again = heap_allocate(main_task, 64, 16, {}, &used_before) == block;
    EXPECT_TRUE(again);
    EXPECT_TRUE(used_before);
    EXPECT_FALSE(heap_gone(address(block), 64));
}

TEST_F(Heap, AllocatingAndFreeingForEverNeedsNoMoreMemory) {
    const std::uint64_t first = address(heap_allocate(main_task, 1, 16));
    std::uint64_t furthest = first;
    for (int i = 0; i < 100'000; ++i) {
        void* block = heap_allocate(main_task, 4000, 64);
        ASSERT_NE(block, nullptr);
        furthest = std::max(furthest, address(block));
        heap_free(main_task, block);
    }
    EXPECT_LT(furthest - first, 4u * quarantine_bytes);
    EXPECT_LT(block_count(), 1000u);
}

TEST_F(Heap, LargeBlocksServeAgainToo) {
    const std::uint32_t before = block_count();
    for (int i = 0; i < 1000; ++i) heap_free(main_task, heap_allocate(main_task, std::size_t{64} << 20, 16));
    EXPECT_LT(block_count() - before, 4u);
}

TEST_F(Heap, FreshMemoryLooksTheSameWhateverStoodThere) {
    for (const std::size_t size : {std::size_t{64}, std::size_t{300'000}}) {
        auto* block = static_cast<unsigned char*>(heap_allocate(main_task, size, 16));
        const std::vector<unsigned char> before(block, block + size);
        std::memset(block, 1, size);
        heap_restore();
        auto* again = static_cast<unsigned char*>(heap_allocate(main_task, size, 16));
        ASSERT_EQ(again, block);
        EXPECT_TRUE(std::equal(before.begin(), before.end(), again));
        heap_restore();
    }
}

TEST_F(Heap, BlocksHoldWhatTheyWereAskedFor) {
    for (std::size_t size = 1; size < 5000; size += 7) {
        auto* a = static_cast<char*>(heap_allocate(main_task, size, 16));
        auto* b = static_cast<char*>(heap_allocate(main_task, size, 16));
        std::memset(a, 'a', size);
        std::memset(b, 'b', size);
        EXPECT_EQ(a[size - 1], 'a') << size;
        EXPECT_EQ(heap_block_size(a), size);
    }
}

TEST_F(Heap, KeepsTheAlignmentAskedFor) {
    for (std::size_t alignment = 16; alignment <= 4096; alignment *= 2)
        EXPECT_EQ(address(heap_allocate(main_task, 10, alignment)) % alignment, 0u);
}

TEST_F(Heap, RefusesMoreThanThereIs) { EXPECT_EQ(heap_allocate(main_task, heap_limit, 16), nullptr); }

TEST_F(Heap, ThousandsOfTasksHaveArenas) {
    std::vector<void*> blocks;
    for (std::uint32_t task = 0; task < 5000; ++task) blocks.push_back(heap_allocate(arena_of_task(task), 100, 16));
    std::ranges::sort(blocks);
    EXPECT_EQ(std::ranges::adjacent_find(blocks), blocks.end());
    EXPECT_EQ(std::ranges::count(blocks, nullptr), 0);
}

TEST_F(Heap, PagesAreZeroEvenWhereSomethingStoodBefore) {
    auto* dirty = static_cast<char*>(heap_pages(main_task, 8192));
    std::memset(dirty, 1, 8192);
    heap_restore();
    auto* again = static_cast<char*>(heap_pages(main_task, 8192));
    EXPECT_EQ(std::count(again, again + 8192, 0), 8192);
}

TEST_F(Heap, KnowsWhatIsFreedTwiceAndWhatIsNoBlock) {
    auto* block = static_cast<char*>(heap_allocate(main_task, 64, 16));
    EXPECT_EQ(heap_free(main_task, block + 16), freeing::inside);
    EXPECT_EQ(heap_free(main_task, block), freeing::done);
    EXPECT_EQ(heap_free(other, block), freeing::twice);
    int local = 0;
    EXPECT_EQ(heap_free(main_task, &local), freeing::nothing_there);
    void* empty = heap_allocate(main_task, 0, 16);
    EXPECT_EQ(heap_free(main_task, empty), freeing::done);
    EXPECT_EQ(heap_free(main_task, empty), freeing::twice);
}

TEST_F(Heap, AFreedBlockIsGoneToItsLastByteAndItsNeighboursAreNot) {
    auto* before = static_cast<char*>(heap_allocate(main_task, 40, 16));
    auto* block = static_cast<char*>(heap_allocate(main_task, 40, 16));
    auto* behind = static_cast<char*>(heap_allocate(main_task, 40, 16));
    heap_free(other, block, {{0x111, 0}});
    EXPECT_TRUE(heap_gone(address(block), 1));
    EXPECT_TRUE(heap_gone(address(block + 39), 1));
    EXPECT_FALSE(heap_gone(address(before), 40));
    EXPECT_FALSE(heap_gone(address(behind), 40));
    const heap_block* known = gone_block_at(address(block + 8), 4);
    ASSERT_NE(known, nullptr);
    EXPECT_EQ(known->address, address(block));
    EXPECT_EQ(known->freed_by, other);
    EXPECT_EQ(known->freed_at.pc[0], 0x111u);
}

TEST_F(Heap, ARestoreForgetsWhatWasFreed) {
    void* block = heap_allocate(main_task, 40, 16);
    heap_free(main_task, block);
    heap_restore();
    EXPECT_FALSE(heap_gone(address(block), 40));
    EXPECT_EQ(heap_allocate(main_task, 40, 16), block);
}

TEST_F(Heap, WhatStoodBeforeTheFirstExecutionIsLiveAgainAfterARestore) {
    void* early = heap_allocate(boot_arena, 40, 16);
    heap_remember();
    EXPECT_EQ(heap_free(main_task, early), freeing::done);
    EXPECT_TRUE(heap_gone(address(early), 40));
    heap_restore();
    EXPECT_FALSE(heap_gone(address(early), 40));
    EXPECT_EQ(heap_free(main_task, early), freeing::done);
}

TEST_F(Heap, CountsWhatTheExecutionHasNotFreed) {
    void* block = heap_allocate(main_task, 40, 16);
    heap_allocate(other, 60, 16);
    EXPECT_EQ(heap_in_use().blocks, 2u);
    EXPECT_EQ(heap_in_use().bytes, 100u);
    heap_free(other, block);
    EXPECT_EQ(heap_in_use().blocks, 1u);
    heap_restore();
    EXPECT_EQ(heap_in_use().blocks, 0u);
}

}  // namespace
}  // namespace pawl::check::machine
