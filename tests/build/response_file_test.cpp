#include "check/build/response_file.hpp"

#include <gtest/gtest.h>

#include "tests/build/workbench.hpp"

namespace pawl::check::build {
namespace {

using words = std::vector<std::string>;

TEST(ResponseFile, SplitsAsGccDoes) {
    const workbench bench;
    const auto file = bench.file("args", "-c 'a file.c'\n\"-DX=\\\"y\\\"\" back\\ slash ''");
    EXPECT_EQ(*expand_response_files({"@" + file.string(), "-g"}),
              (words{"-c", "a file.c", "-DX=\"y\"", "back slash", "", "-g"}));
}

TEST(ResponseFile, MayNameAnother) {
    const workbench bench;
    const auto inner = bench.file("inner", "-O2");
    const auto outer = bench.file("outer", "-c @" + inner.string());
    EXPECT_EQ(*expand_response_files({"@" + outer.string()}), (words{"-c", "-O2"}));
}

TEST(ResponseFile, ThatNamesItselfIsAnError) {
    const workbench bench;
    bench.file("self", "@" + (bench / "self").string());
    EXPECT_FALSE(expand_response_files({"@" + (bench / "self").string()}));
}

TEST(ResponseFile, ThatIsMissingStaysAWord) { EXPECT_EQ(*expand_response_files({"@nowhere"}), words{"@nowhere"}); }

}  // namespace
}  // namespace pawl::check::build
