// Without sanitizers, which keep frames elsewhere and handle faults themselves.
#include <gtest/gtest.h>

#include <csignal>
#include <cstddef>
#include <pawl/task/thread.hpp>

namespace {

using namespace pawl::literals;

// Takes about a kibibyte a level, and writes to it.
[[gnu::noinline]] int deep(int levels) {
    volatile char frame[1024];
    for (char volatile& each : frame) each = static_cast<char>(levels | 1);
    return levels == 0 ? frame[7] : deep(levels - 1) + frame[levels % 1024];
}

TEST(ThreadStack, TheHighWaterMarkOfItsStackRises) {
    const auto used = [](int levels) {
        pawl::thread t{{.stack = 512_KiB}, [levels] { EXPECT_NE(deep(levels), 0); }};
        t.join();
        EXPECT_LE(t.stack_used(), t.stack_size());
        return t.stack_used();
    };
    const std::size_t little = used(2), much = used(200);
    EXPECT_GT(little, 0u);
    EXPECT_GE(much, little + 190_KiB);
}

// A word for the report, then what would have happened without Pawl.
TEST(ThreadStackDeathTest, WhoOverflowsItIsNamed) {
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    EXPECT_EXIT((pawl::thread{{.name = "decoder", .stack = 64_KiB}, [] { deep(1000); }}.join()),
                testing::KilledBySignal(SIGSEGV),
                "pawl: stack overflow: thread \"decoder\" has used all of its 65536 bytes");
}
TEST(ThreadStackDeathTest, AnotherFaultEndsTheProgramAsBefore) {
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    EXPECT_EXIT((pawl::thread{{.stack = 64_KiB}, [] { *static_cast<volatile int*>(nullptr) = 1; }}.join()),
                testing::KilledBySignal(SIGSEGV), "^$");
}
TEST(ThreadStackDeathTest, WhoHandledFaultsBeforeIsAskedFirst) {
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    const auto body = [] {
        std::signal(SIGSEGV, [](int) { _exit(7); });
        pawl::thread with_a_stack{{.stack = 64_KiB}, [] { *static_cast<volatile int*>(nullptr) = 1; }};
    };
    EXPECT_EXIT(body(), testing::ExitedWithCode(7), "");
}

}  // namespace
