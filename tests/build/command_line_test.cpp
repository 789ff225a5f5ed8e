#include "check/build/command_line.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace pawl::check::build {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const places here{"/opt/pawl/bin/pawl", "/opt/pawl/lib/pawl/libpawl_check_runtime.so", "/opt/pawl/include"};
const compiler gcc{{"gcc"}, compiler::family::gcc, ""};

std::vector<std::string> words(const std::vector<std::string>& arguments) {
    const auto command = instrument(gcc, arguments, here);
    return command ? command->words : std::vector<std::string>{command.error().message};
}

std::string refusal(const std::vector<std::string>& arguments) {
    const auto command = instrument(gcc, arguments, here);
    return command ? "" : command.error().message;
}

TEST(CommandLine, AddsTheRuntimeBeforeTheUsersLibrariesWhenLinking) {
    const auto command = words({"a.o", "-lfoo", "-o", "a"});
    const auto runtime = std::ranges::find(command, here.runtime.string());
    ASSERT_NE(runtime, command.end());
    EXPECT_LT(runtime, std::ranges::find(command, std::string("-lfoo")));
}

TEST(CommandLine, DoesNotLinkWhenOnlyCompilingOrPreprocessing) {
    for (const char* stop : {"-c", "-S", "-E", "-M", "-MM", "-fsyntax-only"})
        EXPECT_THAT(words({stop, "a.c"}), Not(Contains(here.runtime.string()))) << stop;
    EXPECT_THAT(words({"precompiled.hpp"}), Not(Contains(here.runtime.string())));
    EXPECT_THAT(words({"-MD", "a.c"}), Contains(here.runtime.string()));
}

TEST(CommandLine, PutsItsOwnOptimisationInThePlaceOfTheUsers) {
    const auto command = words({"-O3", "-c", "a.c", "-flto=auto", "-pipe", "-D_FORTIFY_SOURCE=2"});
    for (const char* gone : {"-O3", "-flto=auto", "-pipe", "-D_FORTIFY_SOURCE=2"})
        EXPECT_THAT(command, Not(Contains(gone)));
    EXPECT_THAT(command, Contains("-O1"));
}

TEST(CommandLine, PassesQuestionsOnAsTheyAre) {
    for (const char* question : {"--version", "-dumpmachine", "-print-prog-name=ld", "-v", "--help=target"})
        EXPECT_EQ(words({question}), (std::vector<std::string>{"gcc", question}));
    EXPECT_EQ(words({}), std::vector<std::string>{"gcc"});
}

TEST(CommandLine, TakesAnOptionsValueForNoInput) {
    EXPECT_EQ(words({"-o", "out", "-x", "c"}), (std::vector<std::string>{"gcc", "-o", "out", "-x", "c"}));
}

TEST(CommandLine, CompilesStandardInput) { EXPECT_THAT(words({"-x", "c", "-c", "-"}), Contains("-fsanitize=thread")); }

TEST(CommandLine, RefusesWhatTheRuntimeCannotStandInFrontOf) {
    EXPECT_THAT(refusal({"-static", "a.c"}), HasSubstr("link dynamically"));
    EXPECT_THAT(refusal({"-nostdlib", "a.c"}), HasSubstr("libc"));
    EXPECT_THAT(refusal({"-m32", "-c", "a.c"}), HasSubstr("64-bit"));
    EXPECT_THAT(refusal({"-fsanitize=undefined,address", "-c", "a.c"}), HasSubstr("address"));
    EXPECT_EQ(refusal({"-static", "-c", "a.c"}), "") << "a linker option means nothing while compiling";
}

TEST(CommandLine, LeavesUndefinedBehaviourChecksOutAndSaysSo) {
    const auto command = instrument(gcc, {"-fsanitize=thread,undefined", "-c", "a.c"}, here);
    ASSERT_TRUE(command);
    ASSERT_EQ(command->warnings.size(), 1u);
    EXPECT_THAT(command->warnings[0], HasSubstr("-fsanitize=undefined is left out"));
}

}  // namespace
}  // namespace pawl::check::build
