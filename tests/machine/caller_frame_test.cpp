// Rule A compares what an exported function finds of its caller: callee-saved registers, return address, stack. It
// finds them through GCC's prologue, which this test holds to.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "check/machine/computer.hpp"

namespace pawl::check::machine {
namespace {

std::array<std::uint64_t, 6> found;  // rbx, r12 .. r15 in some order, then rbp
std::uint64_t site, stack_above;

extern "C" __attribute__((noinline)) void exported_function() {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    std::copy(frame - 5, frame, found.begin());
    found[5] = frame[0];
    site = frame[1];
    stack_above = reinterpret_cast<std::uint64_t>(frame + 2);
}

TEST(CallerFrame, HoldsEveryRegisterThatSurvivesACall) {
    std::uint64_t stack_at_call;
    __asm__ volatile(
        "mov $0x1111, %%rbx\n mov $0x1212, %%r12\n mov $0x1313, %%r13\n mov $0x1414, %%r14\n mov $0x1515, %%r15\n"
        "mov %%rsp, %0\n"
        "call exported_function\n"
        : "=m"(stack_at_call)
        :
        : "rbx", "r12", "r13", "r14", "r15", "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "memory",
          "cc");
    std::sort(found.begin(), found.begin() + 5);
    EXPECT_EQ(found[0], 0x1111u);
    EXPECT_EQ(found[1], 0x1212u);
    EXPECT_EQ(found[2], 0x1313u);
    EXPECT_EQ(found[3], 0x1414u);
    EXPECT_EQ(found[4], 0x1515u);
    EXPECT_EQ(found[5], reinterpret_cast<std::uint64_t>(__builtin_frame_address(0)));
    EXPECT_EQ(stack_above, stack_at_call);
}

}  // namespace
}  // namespace pawl::check::machine
