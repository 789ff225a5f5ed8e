#include "check/report/symbolizer.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "check/report/loaded_modules.hpp"
#include "symbol_subject.hpp"

namespace pawl::check::report {
namespace {

class Symbolizer : public ::testing::Test {
protected:
    symbolizer symbols_{memory_map_of(getpid())};

    std::string name_of(const void* place) { return symbols_.variable_at(reinterpret_cast<std::uint64_t>(place)); }
};

TEST_F(Symbolizer, ShowsInlinedFunctionsInsideTheirCallers) {
    const auto frames = symbols_.frames_at(subject::outer());
    ASSERT_EQ(frames.size(), 3u);
    EXPECT_EQ(frames[0].function, "subject::innermost");
    EXPECT_TRUE(frames[0].inlined);
    EXPECT_EQ(frames[1].function, "subject::middle");
    EXPECT_EQ(frames[2].function, "subject::outer()");
    EXPECT_FALSE(frames[2].inlined);
}

TEST_F(Symbolizer, KnowsFileAndLineOfEveryFrame) {
    const auto frames = symbols_.frames_at(subject::outer());
    ASSERT_EQ(frames.size(), 3u);
    for (const auto& frame : frames) EXPECT_TRUE(frame.file.ends_with("/symbol_subject.cpp")) << frame.file;
    EXPECT_EQ(frames[0].line, subject::line_of_call);
    EXPECT_LT(frames[0].line, frames[1].line);
    EXPECT_LT(frames[1].line, frames[2].line);
}

TEST_F(Symbolizer, NamesFunctionsWithoutDebugInformation) {
    const auto place = reinterpret_cast<std::uint64_t>(&getpid) + 1;
    const auto& frames = symbols_.frames_at(place);
    ASSERT_FALSE(frames.empty());
    EXPECT_NE(frames[0].function.find("getpid"), std::string::npos);
}

TEST_F(Symbolizer, SaysNothingAboutAddressesOutsideOfEveryModule) {
    EXPECT_TRUE(symbols_.frames_at(0).empty());
    EXPECT_TRUE(symbols_.frames_at(1).empty());
    EXPECT_TRUE(symbols_.frames_at(~std::uint64_t{0}).empty());
}

TEST_F(Symbolizer, NamesElementsAndMembersOfVariables) {
    EXPECT_EQ(name_of(&subject::plain), "subject::plain");
    EXPECT_EQ(name_of(&subject::forks[2].lock), "subject::forks[2].lock");
    EXPECT_EQ(name_of(&subject::lib.mutex), "subject::lib.mutex");
    EXPECT_EQ(name_of(&subject::lib.counts[3]), "subject::lib.counts[3]");
    EXPECT_EQ(name_of(&subject::grid[1][2]), "subject::grid[1][2]");
    EXPECT_EQ(name_of(&subject::locks[2]), "subject::locks[2]");
    EXPECT_EQ(name_of(&subject::large[16'000'000]), "subject::large[16000000]");
}

TEST_F(Symbolizer, NamesNothingOnTheHeapOrTheStack) {
    const int local = 0;
    const auto heap = std::make_unique<int>(0);
    EXPECT_EQ(name_of(&local), "");
    EXPECT_EQ(name_of(heap.get()), "");
    EXPECT_EQ(symbols_.storage_of(reinterpret_cast<std::uint64_t>(&subject::plain)), symbolizer::storage::global);
}

TEST(SymbolizerWithoutAMap, KnowsNothing) {
    symbolizer empty("");
    EXPECT_TRUE(empty.frames_at(reinterpret_cast<std::uint64_t>(&getpid)).empty());
    EXPECT_EQ(empty.variable_at(1234), "");
}

}  // namespace
}  // namespace pawl::check::report
