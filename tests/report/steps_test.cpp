#include "check/report/steps.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "story.hpp"

namespace pawl::check::report {
namespace {

using kind = step_line::kind;
using wire::operation_kind;

std::vector<step_line> lines(story& one) {
    const verdict& whole = one.told();
    task_words names(&*whole.what, whole, one.no_symbols);
    return lines_of(whole, names, 1);
}

TEST(Steps, SayWhatWasReadAndWritten) {
    story one(wire::finding_kind::assertion);
    auto& store = one.add(1, operation_kind::store, 0x10);
    store.value_before = 0;
    store.value_after = 3;
    one.add(2, operation_kind::load, 0x10).value_before = 3;
    const auto all = lines(one);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].text, "writes word A: 0 -> 3");
    EXPECT_EQ(all[1].text, "reads word A: 3");
}

TEST(Steps, MarkAPreemption) {
    auto one = crossed_locks();
    const auto all = lines(one);
    const auto takeover = std::ranges::find(all, kind::takes_over, &step_line::what);
    ASSERT_NE(takeover, all.end());
    EXPECT_EQ(takeover->text, "goes on before first");
}

TEST(Steps, FoldALoop) {
    story one(wire::finding_kind::assertion);
    for (int i = 0; i < 20; ++i) {
        one.add(1, operation_kind::mutex_lock, 0x10);
        one.add(1, operation_kind::mutex_unlock, 0x10);
    }
    const auto all = lines(one);
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[2].text, "the same 19 times more");
}

TEST(Steps, FoldAnEndlessSpinIntoOneRoundAndACount) {
    story one(wire::finding_kind::promise);
    one.whole.what->task = 1;
    one.whole.what->unchanged_steps = 200;
    one.task(1).watched_count = 2;
    one.add(2, operation_kind::store, 0x30);
    for (int i = 0; i < 100; ++i) {
        one.add(1, operation_kind::load, 0x10);
        one.add(1, operation_kind::load, 0x20);
    }
    const auto all = lines(one);
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(all.back().text, "no change in 200 steps, same 2 places read");
}

TEST(Steps, KeepWhatMattersWhenThereIsNoRoom) {
    auto one = crossed_locks();
    story long_one = crossed_locks();
    for (std::uint64_t i = 0; i < 500; ++i) long_one.add(0, operation_kind::store, 0x100000 + i * 8).value_after = i;
    const auto kept = shortened(lines(long_one), 20);
    EXPECT_LE(kept.size(), 30u);
    EXPECT_TRUE(std::ranges::any_of(kept, [](const step_line& line) { return line.text == "locks mutex A"; }));
    EXPECT_TRUE(std::ranges::any_of(kept, [](const step_line& line) { return line.what == kind::takes_over; }));
    EXPECT_TRUE(std::ranges::any_of(kept, [](const step_line& line) { return line.what == kind::gap; }));
    EXPECT_EQ(kept.back().step, 504u);
}

}  // namespace
}  // namespace pawl::check::report
