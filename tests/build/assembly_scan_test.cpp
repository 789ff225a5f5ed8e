#include "check/build/assembly_scan.hpp"

#include <gtest/gtest.h>

namespace pawl::check::build {
namespace {

std::string gcc_block(const std::string& lines) {
    return "#APP\n# 7 \"src/a.c\" 1\n" + lines + "\n# 0 \"\" 2\n#NO_APP\n";
}

TEST(AssemblyScan, NamesFileLineAndFirstInstruction) {
    const auto found = scan_assembly(gcc_block("\txchgl  %eax, (%rdi)\n\tnop"), "/home/me");
    ASSERT_EQ(found.inline_assembly.size(), 1u);
    EXPECT_EQ(found.inline_assembly[0].file, "/home/me/src/a.c");
    EXPECT_EQ(found.inline_assembly[0].line, 7);
    EXPECT_EQ(found.inline_assembly[0].text, "xchgl %eax, (%rdi)");
}

TEST(AssemblyScan, LeavesOutWhatOnlyWaitsOrOrders) {
    for (const char* harmless :
         {"", "\t# a comment", "\tpause", "\trep; nop", "\trep nop", "\tnop", "\tmfence", "\tlfence", "\tsfence",
          "\tlock; addl $0,0(%rsp)", "\tlock addl $0, (%rsp)", "\tlock; orq $0,-8(%rsp)", "\tlea 0(%rip), %rax", "\t.symver old,new@V1", "1:"})
        EXPECT_TRUE(scan_assembly(gcc_block(harmless), "/").inline_assembly.empty()) << harmless;
}

TEST(AssemblyScan, IsNotFooledByAFenceFollowedByMore) {
    EXPECT_EQ(scan_assembly(gcc_block("\tmfence; movl $1, (%rdi)"), "/").inline_assembly.size(), 1u);
    EXPECT_EQ(scan_assembly(gcc_block("\tlock; addl $1, (%rdi)"), "/").inline_assembly.size(), 1u);
    EXPECT_EQ(scan_assembly(gcc_block("\t.byte 0x0f, 0x01"), "/").inline_assembly.size(), 1u);
}

TEST(AssemblyScan, TellsStatementsOfOneBlockApart) {
    const auto found = scan_assembly(
        "#APP\n# 3 \"a.c\" 1\n\tcpuid\n# 0 \"\" 2\n# 4 \"a.c\" 1\n\tpause\n# 0 \"\" 2\n# 5 \"a.c\" 1\n\trdtsc\n# 0 "
        "\"\" 2\n"
        "#NO_APP\n",
        "/");
    ASSERT_EQ(found.inline_assembly.size(), 2u);
    EXPECT_EQ(found.inline_assembly[0].line, 3);
    EXPECT_EQ(found.inline_assembly[1].line, 5);
}

TEST(AssemblyScan, FindsThePlaceInClangsLineTable) {
    const auto found = scan_assembly(
        "\t.file\t1 \"/home/me\" \"b.c\"\n\t.loc\t1 12 3 # b.c:12:3\n\t#APP\n\tcpuid\n\t#NO_APP\n", "/elsewhere");
    ASSERT_EQ(found.inline_assembly.size(), 1u);
    EXPECT_EQ(found.inline_assembly[0].file, "/home/me/b.c");
    EXPECT_EQ(found.inline_assembly[0].line, 12);
}

TEST(AssemblyScan, KnowsInstrumentedTextAndItsSource) {
    const auto found = scan_assembly("\t.file\t\"a.c\"\n\tcall\t__tsan_read4@PLT\n", "/w");
    EXPECT_TRUE(found.instrumented);
    EXPECT_EQ(found.source, "/w/a.c");
    EXPECT_FALSE(scan_assembly("\t.globl f\nf:\tret\n", "/w").instrumented);
}

}  // namespace
}  // namespace pawl::check::build
