#include "check/report/text_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "story.hpp"

namespace pawl::check::report {
namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(TextReport, BeginsWithTheVerdictAndHowItWasFound) {
    auto one = crossed_locks();
    const std::string text = text_report(one.told(), one.no_symbols, page());
    EXPECT_TRUE(text.starts_with("  DEADLOCK   2 tasks wait for each other")) << text;
    EXPECT_TRUE(contains(text.substr(0, text.find('\n')), "8th schedule, 1 preemption, 0.02 s")) << text;
}

TEST(TextReport, SaysHowToSeeItAgain) {
    auto one = crossed_locks();
    EXPECT_TRUE(contains(text_report(one.told(), one.no_symbols, page()), "Again    pawl replay 0:0-3.1-2.2-2\n"));
}

TEST(TextReport, SaysAtTheEndWhatEachTaskHoldsAndWaitsFor) {
    auto one = crossed_locks();
    const std::string text = text_report(one.told(), one.no_symbols, page());
    EXPECT_TRUE(contains(text, "first   waits for mutex B, held by second")) << text;
    EXPECT_TRUE(contains(text, "holds mutex A since step 3")) << text;
}

TEST(TextReport, FitsAScreen) {
    auto one = crossed_locks();
    for (std::uint64_t i = 0; i < 2000; ++i)
        one.add(static_cast<int>(i % 3), wire::operation_kind::store, 0x100000 + i * 8).value_after = i;
    const std::string text = text_report(one.told(), one.no_symbols, page());
    EXPECT_LE(std::ranges::count(text, '\n'), 50);
}

TEST(TextReport, StaysWithinThePage) {
    auto one = crossed_locks();
    page narrow;
    narrow.width = 80;
    const std::string text = text_report(one.told(), one.no_symbols, narrow);
    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; start = end + 1, end = text.find('\n', start))
        EXPECT_LE(columns_of(text.substr(start, end - start)), 82u) << text.substr(start, end - start);
}

TEST(TextReport, LeavesWhatTheProgramSaysAsItIsLaidOut) {
    story one(wire::finding_kind::assertion);
    one.whole.recorded.account = " 1  main   read()   |--|\n 2  other  write()     |--|\n" + std::string(90, 'a') + " b c\n";
    page narrow;
    narrow.width = 80;
    const std::string text = text_report(one.told(), one.no_symbols, narrow);
    EXPECT_TRUE(contains(text, "\n   1  main   read()   |--|\n   2  other  write()     |--|\n  aaa")) << text;
    EXPECT_TRUE(contains(text, "a\n     b c\n")) << text;
}

TEST(TextReport, HasNoColourUnlessAsked) {
    auto one = crossed_locks();
    EXPECT_FALSE(contains(text_report(one.told(), one.no_symbols, page()), "\033"));
}

TEST(TextReport, NamesBoundsAndWhatIsNotCoveredWhenNothingIsWrong) {
    verdict fine;
    fine.complete = true;
    fine.tasks = 2;
    fine.step_limit = 20'000;
    coverage free;
    free.complete = true;
    free.executions = 1204;
    coverage ordered = free;
    ordered.on.kind = wire::machine_kind::one_core;
    ordered.executions = 48;
    ordered.complete = false;
    ordered.preemptions = 2;
    fine.machines = {free, ordered, ordered};
    symbolizer none("");
    const std::string text = text_report(fine, none, page());
    EXPECT_TRUE(text.starts_with("  OK      nothing wrong\n"));
    EXPECT_TRUE(contains(text, "  free cores           complete              1,204 executions\n")) << text;
    EXPECT_TRUE(contains(text, "  one core, 2 orders   up to 2 preemptions   96 executions\n")) << text;
    EXPECT_TRUE(contains(text, "not covered: other inputs")) << text;
}

TEST(TextReport, NamesWeakMemoryWhereItWouldMatter) {
    verdict fine;
    fine.weak_orders = true;
    coverage one_core, free;
    one_core.on.kind = wire::machine_kind::one_core;
    fine.machines = {one_core};
    symbolizer none("");
    EXPECT_FALSE(contains(text_report(fine, none, page()), "weak memory"));
    fine.machines = {one_core, free};
    EXPECT_TRUE(contains(text_report(fine, none, page()), "not covered: weak memory"));
    fine.machines[1].on.memory = wire::memory_model::c11;
    EXPECT_FALSE(contains(text_report(fine, none, page()), "weak memory"));
    EXPECT_FALSE(contains(text_report(fine, none, page()), "several sizes"));
    fine.mixed_sizes = true;
    EXPECT_TRUE(contains(text_report(fine, none, page()), "accessed in several sizes"));
}

TEST(TextReport, SaysWhyItIsInconclusive) {
    verdict unsure;
    unsure.result = outcome::inconclusive;
    unsure.reason = "stopped by you";
    symbolizer none("");
    EXPECT_TRUE(contains(text_report(unsure, none, page()), "INCONCLUSIVE   stopped by you"));
}

}  // namespace
}  // namespace pawl::check::report
