#include "analysis/stack/stack_bound.hpp"

#include <gtest/gtest.h>

#include "analysis/layout/map_text.hpp"
#include "analysis/stack/stack_text.hpp"
#include "small_image.hpp"

namespace pawl::analysis {
namespace {

/// Vectors of a program with a reset, and handlers for interrupts from 0 on.
void vectors(small_image& code, std::uint32_t reset, std::uint32_t unhandled, std::vector<std::uint32_t> handlers) {
    std::vector<std::uint32_t> table(16, unhandled | 1);
    table[1] = reset | 1;
    for (const std::uint32_t each : handlers) table.push_back(each | 1);
    code.words("pawl_vectors", table);
}

std::expected<stack_bounds, std::string> bounds(small_image& code, const std::string& declared = "", const frame_sizes& sizes = {}) {
    const auto in = image::open(code.file());
    if (!in) return std::unexpected(in.error());
    declared_map map;
    EXPECT_EQ(map.add(declared), "");
    return bounds_of(*in, map, sizes);
}

struct two_interrupts : small_image {
    two_interrupts() {
        const std::uint32_t unhandled = function("pawl_unexpected", {0xb500, 0xe7fe});
        const std::uint32_t reset = function("pawl_reset", {0xb5f0, 0xbdf0});                        // 20
        const std::uint32_t small = function("pawl_irq_0", {0xb510, 0xbd10});                        // 8
        const std::uint32_t large = function("pawl_irq_1", {0xb510, 0xb082, 0xb002, 0xbd10});        // 16
        vectors(*this, reset, unhandled, {small, large});
        symbol("pawl_stack_size", 150, 0, STT_NOTYPE, SHN_ABS);
    }
};

TEST(StackBound, AddsAFrameForEachHandlerThatMayNest) {
    two_interrupts code;
    const auto found = bounds(code);
    ASSERT_TRUE(found) << found.error();
    ASSERT_EQ(found->stacks.size(), 1u);
    EXPECT_EQ(found->stacks[0].bytes, 20 + (36 + 8) + (36 + 16) + (36 + 4));
    EXPECT_FALSE(found->stacks[0].fits());  // 156 of 150
}

TEST(StackBound, CountsTheDeepestOfOnePriority) {
    two_interrupts code;
    const auto found = bounds(code, "interrupt 0 priority 2\ninterrupt 1 priority 2\n");
    ASSERT_TRUE(found) << found.error();
    EXPECT_EQ(found->stacks[0].bytes, 20 + (36 + 16) + (36 + 4));
    EXPECT_TRUE(found->stacks[0].fits());
}

TEST(StackBound, ARecursionIsNamed) {
    small_image code;
    const std::uint32_t unhandled = code.function("pawl_unexpected", {0xe7fe});
    // push {lr}; bl itself; pop {pc}
    const std::uint32_t reset = code.function("pawl_reset", {0xb500, 0xf7ff, 0xfffd, 0xbd00});
    vectors(code, reset, unhandled, {});
    const auto found = bounds(code);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error(), "main program: recursion, so that no bound can be given:\n    pawl_reset at no line known calls\n    pawl_reset");
    const auto declared = bounds(code, "recursion pawl_reset times 3\n");
    ASSERT_TRUE(declared) << declared.error();
    EXPECT_EQ(declared->stacks[0].parts[0].down.bytes, 16);
}

TEST(StackBound, ACallThroughAPointerReachesEachFunctionWithAnAddress) {
    small_image code;
    const std::uint32_t unhandled = code.function("pawl_unexpected", {0xe7fe});
    const std::uint32_t large = code.function("large", {0xb5f0, 0xb082, 0xb002, 0xbdf0});  // 28
    const std::uint32_t reset = code.function("pawl_reset", {0xb500, 0x4798, 0xbd00});     // blx r3
    vectors(code, reset, unhandled, {});
    EXPECT_EQ(bounds(code)->stacks[0].parts[0].down.bytes, 4);
    code.words("table", {large | 1});
    EXPECT_EQ(bounds(code)->stacks[0].parts[0].down.bytes, 32);
    EXPECT_EQ(bounds(code, "call - in pawl_reset -> nothing\n")->stacks[0].parts[0].down.bytes, 4);
    // A line that fits nothing narrows nothing.
    EXPECT_EQ(bounds(code, "call - in pawl_reset -> renamed\n")->stacks[0].parts[0].down.bytes, 32);
}

TEST(StackBound, RefusesACompilersFiguresOfAnotherImage) {
    two_interrupts code;
    frame_sizes sizes;
    sizes.bytes["pawl_irq_0"] = {64};
    EXPECT_EQ(bounds(code, "", sizes).error(),
              "the compiler says that pawl_irq_0 takes 64 bytes; its instructions take 8. Is the call graph that of this image?");
    sizes.bytes["pawl_irq_0"] = {8};
    EXPECT_EQ(bounds(code, "", sizes)->confirmed, 1u);
    sizes.unbounded.insert("pawl_irq_0");
    EXPECT_EQ(bounds(code, "", sizes).error(),
              "interrupt 0: pawl_irq_0 takes a stack of a size that is not known when it is compiled");
}

TEST(StackBound, RefusesWhoGoesOverToAnotherStackUnasked) {
    small_image code;
    const std::uint32_t unhandled = code.function("pawl_unexpected", {0xe7fe});
    const std::uint32_t reset = code.function("pawl_reset", {0xf380, 0x8808, 0x4770});  // msr MSP, r0
    vectors(code, reset, unhandled, {});
    EXPECT_EQ(bounds(code).error(), "main program: pawl_reset goes over to another stack, and is not declared to");
    EXPECT_TRUE(bounds(code, "other_stack pawl_reset\n"));
}

/// Threads whose beginning calls through a pointer: functions of 4, 8 and 28 bytes, and others made of a lambda and of a function.
struct with_threads : small_image {
    explicit with_threads(const std::string& first = "small", const std::string& second = "large") {
        const std::uint32_t unhandled = function("pawl_unexpected", {0xe7fe});
        const std::uint32_t reset = function("pawl_reset", {0x4770});
        const std::uint32_t small = function(first, {0xb510, 0xbd10});                           // 8
        const std::uint32_t large = function(second, {0xb5f0, 0xb082, 0xb002, 0xbdf0});          // 28
        function("_ZN4pawl4port6detail10run_threadEPv", {0xb500, 0x4798, 0xbd00});               // push {lr}; blx r3
        vectors(*this, reset, unhandled, {});
        words("addresses", {small | 1, large | 1});
        symbol("pawl_next_thread", unhandled | 1, 2, STT_FUNC);
        its_stack = words("its_stack", std::vector<std::uint32_t>(32));
    }
    std::uint32_t its_stack = 0;
};
constexpr int of_a_thread = exception_frame + switch_frame + 4;  // run_thread's own are 4

const std::string begins = "call - in pawl::port::detail::run_thread -> thread\n";

TEST(StackBound, AThreadGoesToWhatItIsDeclaredToRun) {
    with_threads code;
    const auto found = bounds(code, begins + "thread one runs small\nthread other runs large\n");
    ASSERT_TRUE(found) << found.error();
    ASSERT_EQ(found->stacks.size(), 4u);
    EXPECT_EQ(found->stacks[2].name, "thread one");
    EXPECT_EQ(found->stacks[2].bytes, of_a_thread + 8);
    EXPECT_EQ(found->stacks[3].bytes, of_a_thread + 28);
    // Nobody has declared one: it may run whatever has an address.
    EXPECT_EQ(bounds(code, begins)->stacks[2].bytes, of_a_thread + 28);
    EXPECT_EQ(bounds(code, begins + "thread one runs renamed\n").error(), "one: there is no function renamed");
}

TEST(StackBound, OfTheWaysToWhatAThreadRunsItTakesItsOwn) {
    with_threads code{"_ZN4bodyIZ4mainEUlvE_E4callEv", "_ZN4bodyIPFvvEE4callEv"};
    const std::string own = "call - in pawl::port::detail::run_thread -> own body::call\n";
    EXPECT_EQ(bounds(code, own + "thread one runs main::{lambda()#1}\n")->stacks[2].bytes, of_a_thread + 8);
    // A function may be what any class of a pointer calls, and is not what a lambda's class calls.
    EXPECT_EQ(bounds(code, own + "thread one runs pawl_reset\n")->stacks[2].bytes, of_a_thread + 28);
    // Nobody knows which: it may be each of them.
    EXPECT_EQ(bounds(code, own)->stacks[2].bytes, of_a_thread + 28);
}

TEST(StackBound, AThreadsStackMayBeAnObjectThatKeepsSomething) {
    with_threads code;
    const auto found = bounds(code, begins + "thread one runs large stack its_stack keeps 24\n");
    ASSERT_TRUE(found) << found.error();
    const stack_of& stack = found->stacks[2];
    EXPECT_EQ(stack.room, 128);
    EXPECT_EQ(stack.begin, code.its_stack);
    EXPECT_EQ(stack.bytes, 24 + of_a_thread + 28);
    EXPECT_TRUE(stack.fits());  // 124
    EXPECT_FALSE(bounds(code, begins + "thread one runs large stack its_stack keeps 32\n")->stacks[2].fits());
    EXPECT_EQ(bounds(code, begins + "thread one runs large stack no_such\n").error(), "thread one: there is no object called no_such");
    const auto in = image::open(code.file());
    ASSERT_TRUE(in);
    EXPECT_NE(stack_json(*in, *found).find("\"kept\": 24"), std::string::npos);
    EXPECT_NE(stack_text(*in, *found, false).find("kept at its upper end"), std::string::npos);
}

TEST(StackBound, AStackThatTwoObjectsMayBeIsRefused) {
    with_threads code;
    code.words("_Z6memoryILi0EE", {0, 0});
    code.words("_Z6memoryILi1EE", {0, 0, 0});
    EXPECT_EQ(bounds(code, begins + "thread one runs small stack memory\n").error(), "thread one: there are several objects called memory");
    EXPECT_EQ(bounds(code, begins + "thread one runs small stack memory<1>\n")->stacks[2].room, 12);
}

TEST(Images, AreRefusedByWhatTheyAreNot) {
    EXPECT_EQ(image::open("/dev/null").error(), "this is not an ELF file");
    EXPECT_NE(image::open("/nowhere/at/all").error().find("cannot read it"), std::string::npos);
    two_interrupts other;
    other.machine = EM_X86_64;
    EXPECT_EQ(image::open(other.file()).error(), "it is not for a Cortex-M core (32 bits, Arm, little endian)");
    two_interrupts stripped;
    stripped.stripped = true;
    EXPECT_EQ(image::open(stripped.file()).error(), "it has no symbols: it was stripped");
    small_image foreign;
    foreign.function("main", {0x4770});
    EXPECT_EQ(bounds(foreign).error(), "it has no table of vectors called pawl_vectors: it is no image of libpawl's port");
}

TEST(MemoryMap, HasEachByteOnce) {
    two_interrupts code;
    const auto in = image::open(code.file());
    ASSERT_TRUE(in);
    const memory_map map = map_of(*in);
    address at = small_image::base;
    for (const map_piece& each : map.flash) {
        EXPECT_EQ(each.begin, at);
        at += each.bytes;
    }
    EXPECT_EQ(at - small_image::base, map.flash_bytes);
    EXPECT_EQ(summed(map.flash)[0].group, "vectors");
    EXPECT_NE(map_svg(map).find("<title>vectors: pawl::port, 72</title>"), std::string::npos);
    EXPECT_NE(map_text(map, true).find("pawl_irq_1"), std::string::npos);
}

}  // namespace
}  // namespace pawl::analysis
