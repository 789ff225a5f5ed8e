#include "check/machine/fiber.hpp"

#include <gtest/gtest.h>
#include <immintrin.h>

#include <stdexcept>
#include <string>

namespace pawl::check::machine {
namespace {

void *test_stack, *fiber_stack;
std::uint64_t test_base;
stack_slot* slot;
std::string log;
thread_local int own = 1;

void back_to_the_test() { pawl_fiber_switch(&fiber_stack, test_stack, test_base); }
void into_the_fiber() { pawl_fiber_switch(&test_stack, fiber_stack, slot->thread_base); }

void start(void (*entry)()) {
    if (parked_threads() == 0) {
        ASSERT_TRUE(park_threads(1));
        remember_thread_storage();
    }
    slot = &parked_thread(0);
    restore_thread_storage(*slot);
    test_base = _readfsbase_u64();
    fiber_stack = prepare_fiber(slot->top, entry);
    log.clear();
    into_the_fiber();
}

TEST(Fiber, GoesOnWhereItStopped) {
    start([] {
        log += "a";
        back_to_the_test();
        log += "c";
        back_to_the_test();
    });
    log += "b";
    into_the_fiber();
    EXPECT_EQ(log, "abc");
}

TEST(Fiber, HasThreadLocalStorageOfItsOwnThatCanBePutBack) {
    own = 5;
    const auto entry = [] {
        log += std::to_string(own) + " ";
        ++own;
        back_to_the_test();
    };
    start(entry);
    EXPECT_EQ(log, "1 ");
    start(entry);
    EXPECT_EQ(log, "1 ");
    EXPECT_EQ(own, 5);
}

TEST(Fiber, ThrowsAndCatches) {
    start([] {
        try {
            throw std::runtime_error("caught");
        } catch (const std::exception& e) {
            log += e.what();
        }
        back_to_the_test();
    });
    EXPECT_EQ(log, "caught");
}

TEST(Fiber, KeepsTheStackAligned) {
    start([] {
        alignas(32) volatile double numbers[4] = {1, 2, 3, 4};
        log += std::to_string(reinterpret_cast<std::uintptr_t>(numbers) % 32);
        back_to_the_test();
    });
    EXPECT_EQ(log, "0");
}

}  // namespace
}  // namespace pawl::check::machine
