#include "check/machine/heap.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace pawl::check::machine {
namespace {

TEST(Heap, GivesTheSameAddressesAfterARestore) {
    heap_remember();
    std::vector<void*> first, second;
    for (auto* blocks : {&first, &second}) {
        for (std::size_t size : {1u, 16u, 17u, 500u, 513u, 100'000u}) blocks->push_back(heap_allocate(size, 16));
        heap_free((*blocks)[2]);
        blocks->push_back(heap_allocate(30, 16));
        heap_restore();
    }
    EXPECT_EQ(first, second);
}

TEST(Heap, FreshMemoryLooksTheSameWhateverStoodThere) {
    auto* block = static_cast<unsigned char*>(heap_allocate(64, 16));
    const std::vector<unsigned char> before(block, block + 64);
    std::memset(block, 1, 64);
    heap_free(block);
    auto* again = static_cast<unsigned char*>(heap_allocate(64, 16));
    ASSERT_EQ(again, block);
    EXPECT_TRUE(std::equal(before.begin(), before.end(), again));
}

TEST(Heap, BlocksHoldWhatTheyWereAskedFor) {
    for (std::size_t size = 1; size < 5000; size += 7) {
        auto* a = static_cast<char*>(heap_allocate(size, 16));
        auto* b = static_cast<char*>(heap_allocate(size, 16));
        std::memset(a, 'a', size);
        std::memset(b, 'b', size);
        EXPECT_EQ(a[size - 1], 'a') << size;
        EXPECT_EQ(heap_block_size(a), size);
    }
}

TEST(Heap, KeepsTheAlignmentAskedFor) {
    for (std::size_t alignment = 16; alignment <= 4096; alignment *= 2)
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(heap_allocate(10, alignment)) % alignment, 0u);
}

TEST(Heap, RefusesMoreThanThereIs) { EXPECT_EQ(heap_allocate(heap_limit, 16), nullptr); }

TEST(Heap, PagesAreZeroEvenWhereSomethingStoodBefore) {
    heap_remember();
    auto* dirty = static_cast<char*>(heap_pages(8192));
    std::memset(dirty, 1, 8192);
    heap_restore();
    auto* again = static_cast<char*>(heap_pages(8192));
    EXPECT_EQ(std::count(again, again + 8192, 0), 8192);
}

}  // namespace
}  // namespace pawl::check::machine
