#include "analysis/stack/flow.hpp"

#include <gtest/gtest.h>

#include "small_image.hpp"

namespace pawl::analysis {
namespace {

function_flow walked(small_image& code, std::uint32_t at, way which = way::whole) {
    const auto in = image::open(code.file());
    EXPECT_TRUE(in) << in.error();
    auto found = flow_of(*in, at, which);
    EXPECT_TRUE(found) << found.error();
    return found.value_or(function_flow{});
}
std::string failure(small_image& code, std::uint32_t at) {
    const auto in = image::open(code.file());
    const auto found = flow_of(*in, at);
    return found ? "" : found.error();
}

TEST(Flow, AddsUpWhatIsPushedAndMadeRoomFor) {
    small_image code;
    // push {r4-r7, lr}; sub sp, #20; add sp, #20; pop {r4-r7, pc}
    EXPECT_EQ(walked(code, code.function("f", {0xb5f0, 0xb085, 0xb005, 0xbdf0})).deepest, 40);
}

TEST(Flow, FollowsWideInstructions) {
    small_image code;
    // stmdb sp!, {r4-r9, lr}; sub.w sp, sp, #1024; str lr, [sp, #-8]!; ldmia.w sp!, {r4-r9, pc} after the rest was given back
    const auto found = walked(code, code.function("f", {0xe92d, 0x43f0, 0xf5ad, 0x6d80, 0xf84d, 0xed08, 0xb002, 0xf50d, 0x6d80,
                                                        0xe8bd, 0x83f0}));
    EXPECT_EQ(found.deepest, 28 + 1024 + 8);
}

TEST(Flow, TellsAtWhichDepthWhoIsCalled) {
    small_image code;
    const std::uint32_t callee = code.function("callee", {0x4770});
    // push {r4, lr}; bl callee (at 0x1006, back to 0x1000); pop {r4, pc}
    const std::uint32_t caller = code.function("caller", {0xb510, 0xf7ff, 0xfffb, 0xbd10});
    const auto found = walked(code, caller);
    ASSERT_EQ(found.calls.size(), 1u);
    EXPECT_EQ(found.calls[0].target, callee);
    EXPECT_EQ(found.calls[0].depth, 8);
    EXPECT_FALSE(found.calls[0].is_jump);
}

TEST(Flow, AJumpToAnotherFunctionBehindTheReturnOfTheStackIsACallOfDepthNothing) {
    small_image code;
    const std::uint32_t callee = code.function("callee", {0x4770});
    // push {r4, lr}; pop {r4}; pop {r3}; mov lr, r3; b callee
    const auto found = walked(code, code.function("caller", {0xb510, 0xbc10, 0xbc08, 0x469e, 0xe7f8}));
    ASSERT_EQ(found.calls.size(), 1u);
    EXPECT_EQ(found.calls[0].target, callee);
    EXPECT_EQ(found.calls[0].depth, 0);
    EXPECT_TRUE(found.calls[0].is_jump);
}

TEST(Flow, KnowsThePatternOfAVirtualCall) {
    small_image code;
    // push {r4, lr}; ldr r3, [r0]; ldr r3, [r3, #8]; blx r3; pop {r4, pc}
    const auto found = walked(code, code.function("f", {0xb510, 0x6803, 0x689b, 0x4798, 0xbd10}));
    ASSERT_EQ(found.calls.size(), 1u);
    EXPECT_FALSE(found.calls[0].target);
    EXPECT_TRUE(found.calls[0].through_table);
    EXPECT_EQ(found.calls[0].offset, 8);
}

TEST(Flow, APlaceToReturnToMayComeBackInAnyRegister) {
    small_image code;
    // push {r0, lr}; pop {r0, r3}... : pop {r3}; bx r3
    EXPECT_TRUE(walked(code, code.function("f", {0xb500, 0xbc08, 0x4718})).calls.empty());
}

TEST(Flow, TakesBothWaysOfABranchAndTheDeeper) {
    small_image code;
    // cmp r0, #0; beq +2; push {r4-r7}; pop {r4-r7}; push {r4}; pop {r4}; bx lr
    EXPECT_EQ(walked(code, code.function("f", {0x2800, 0xd001, 0xb4f0, 0xbcf0, 0xb410, 0xbc10, 0x4770})).deepest, 16);
}

TEST(Flow, OfACoroutineGoesByTheLowestBitOfItsPlace) {
    small_image code;
    // ldrh r3, [r0, #8]; lsls r3, r3, #31; bpl goes_on; push {r4-r7}; pop {r4-r7}; bx lr; goes_on: push {r4}; pop {r4}; bx lr
    const std::uint32_t body = code.function("f.actor", {0x8903, 0x07db, 0xd502, 0xb4f0, 0xbcf0, 0x4770, 0xb410, 0xbc10, 0x4770});
    EXPECT_EQ(walked(code, body, way::goes_on).deepest, 4);
    EXPECT_EQ(walked(code, body, way::is_destroyed).deepest, 16);
    EXPECT_EQ(walked(code, body, way::whole).deepest, 16);
    EXPECT_TRUE(walked(code, body, way::goes_on).splits);
}

TEST(Flow, ReadsTablesOfJumps) {
    small_image code;
    // tbb [pc, r0] with the table 2, 3 behind it: bx lr; push {r4-r7}, pop, bx lr
    const std::uint32_t at = code.function("f", {0xe8df, 0xf000, 0x0201, 0x4770, 0xb4f0, 0xbcf0, 0x4770});
    code.symbol("$d", at + 4, 0, STT_NOTYPE);
    code.symbol("$t", at + 6, 0, STT_NOTYPE);
    EXPECT_EQ(walked(code, at).deepest, 16);
}

TEST(Flow, NamesWhatItCannotFollow) {
    small_image code;
    const std::uint32_t moved = code.function("alloca", {0xb510, 0x469d, 0xbd10});      // mov sp, r3
    const std::uint32_t unknown = code.function("by_number", {0xb510, 0x449d, 0xbd10});  // add sp, r3
    const std::uint32_t endless = code.function("endless", {0xb410, 0xe7fd});            // push in a loop
    EXPECT_NE(failure(code, moved).find("changed in a way that is not followed"), std::string::npos);
    EXPECT_NE(failure(code, unknown).find("a number is added to the stack pointer that is not known"), std::string::npos);
    EXPECT_NE(failure(code, endless).find("grows in a loop"), std::string::npos);
}

TEST(Flow, AddsAConstantThatStandsBehindTheCode) {
    small_image code;
    // push {lr}; ldr r3, =-256; add sp, r3; ldr r3, =256; add sp, r3; pop {pc}; the two constants
    const std::uint32_t at = code.function("f", {0xb500, 0x4b02, 0x449d, 0x4b02, 0x449d, 0xbd00, 0xff00, 0xffff, 0x0100, 0x0000});
    code.symbol("$d", at + 12, 0, STT_NOTYPE);
    EXPECT_EQ(walked(code, at).deepest, 260);
}

TEST(Flow, FollowsAConstantThatIsShifted) {
    small_image code;
    // push {lr}; sub sp, #508; movs r3, #127; lsls r3, r3, #2; add sp, r3; pop {pc}
    EXPECT_EQ(walked(code, code.function("f", {0xb500, 0xb0ff, 0x237f, 0x009b, 0x449d, 0xbd00})).deepest, 512);
}

TEST(Flow, WhoeverJumpsIntoTheMiddleBringsWhatIsTakenOffThere) {
    small_image code;
    // push {r4, r5, lr}; the middle: pop {r4, r5, pc}
    const std::uint32_t whole = code.function("whole", {0xb530, 0xbd30});
    EXPECT_EQ(walked(code, whole + 2).deepest, 0);
}

}  // namespace
}  // namespace pawl::analysis
