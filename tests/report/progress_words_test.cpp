#include "check/report/progress_words.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "check/report/call_words.hpp"
#include "story.hpp"

namespace pawl::check::report {
namespace {

using wire::progress_class;

explanation said(story& one) {
    const verdict& whole = one.told();
    task_words names(&*whole.what, whole, one.no_symbols);
    return explain(*whole.what, whole, names);
}

story broken(progress_class which, std::uint32_t rounds) {
    story one(wire::finding_kind::promise);
    std::strcpy(one.whole.what->text, "stack::try_push");
    one.whole.what->task = 1;
    one.whole.what->peer = 2;
    one.whole.what->object = 0x1000;
    one.whole.what->broken = which;
    one.whole.what->rounds = rounds;
    return one;
}

verdict fine(progress_class which, bool complete = true) {
    verdict whole;
    whole.complete = complete;
    whole.promise = "*try_*";
    whole.progress = which;
    whole.calls.push_back({"stack::try_push", 40, 7, 4, 2, false});
    return whole;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(ProgressWords, SayWhoWentRoundAndWhoIsTheReason) {
    auto one = broken(progress_class::wait_free, 2);
    const auto text = said(one);
    EXPECT_EQ(text.word, "PROMISE BROKEN");
    EXPECT_EQ(text.headline, "try_push is not wait-free: it goes round again because of others");
    EXPECT_TRUE(contains(text.paragraph, "Task \"first\" went round again 2 times in one call of stack::try_push"))
        << text.paragraph;
    EXPECT_TRUE(contains(text.paragraph, "each time after")) << text.paragraph;
    EXPECT_TRUE(contains(text.paragraph, "task \"second\" did so")) << text.paragraph;
    EXPECT_TRUE(contains(text.cure, "--retries N")) << text.cure;
}

TEST(ProgressWords, SayThatCallsKeepEachOtherFromEnding) {
    auto one = broken(progress_class::lock_free, 24);
    const auto text = said(one);
    EXPECT_EQ(text.headline, "try_push is not lock-free: calls keep each other from ending");
    EXPECT_TRUE(contains(text.paragraph, "\"second\" as often in its own; no call has ended meanwhile"))
        << text.paragraph;
}

TEST(ProgressWords, SayNoNumberOfRoundsWhereNoneWasCounted) {
    auto one = broken(progress_class::lock_free, 0);
    EXPECT_TRUE(contains(said(one).paragraph, "took turns inside calls that must not wait, and none of these ended"));
    EXPECT_FALSE(contains(said(one).paragraph, "0 times"));
}

TEST(ProgressWords, AddTheClassToACallThatNeverReturns) {
    auto one = broken(progress_class::obstruction_free, 0);
    one.whole.what->unchanged_steps = 66;
    EXPECT_TRUE(contains(said(one).paragraph, "not even obstruction-free: if nobody else goes on, it never ends."));
    one.whole.what->broken = progress_class::none;
    EXPECT_FALSE(contains(said(one).paragraph, "obstruction-free"));
}

TEST(ProgressWords, AddTheClassToACallOfTooManySteps) {
    auto one = broken(progress_class::wait_free, 0);
    one.whole.what->own_steps = 13;
    EXPECT_EQ(said(one).headline, "try_push takes more than 12 own steps");
    EXPECT_TRUE(contains(said(one).paragraph, "So the call is not wait-free."));
}

TEST(ProgressWords, StateTheClassAndItsBound) {
    EXPECT_EQ(calls_sentence(fine(progress_class::wait_free)),
              "every call matching *try_* is wait-free: it ends within 7 own steps, whatever the others do");
    EXPECT_EQ(
        calls_sentence(fine(progress_class::lock_free)),
        "every call matching *try_* is lock-free: alone it ends within 4 own steps, wherever the others stop, and "
        "no calls were found to keep each other from ending");
    EXPECT_EQ(
        calls_sentence(fine(progress_class::obstruction_free)),
        "every call matching *try_* is obstruction-free: alone it ends within 4 own steps, wherever the others stop");
}

TEST(ProgressWords, StateTheRoundsThatWereAllowed) {
    auto whole = fine(progress_class::wait_free);
    whole.retries = 1;
    EXPECT_TRUE(contains(calls_sentence(whole), "goes round again because of them at most 1 time"))
        << calls_sentence(whole);
}

TEST(ProgressWords, ClaimNoMoreThanWasRun) {
    EXPECT_TRUE(calls_sentence(fine(progress_class::lock_free, false))
                    .starts_with("in the executions that were run, every call matching *try_* was lock-free"));
}

TEST(ProgressWords, SayThatNobodyPromisedAnything) {
    auto whole = fine(progress_class::lock_free);
    whole.calls.clear();
    EXPECT_TRUE(contains(calls_report(whole, page()), "no call was seen that promises not to wait (*try_*)"));
}

TEST(ProgressWords, HaveColumnsForStepsAloneAndForRounds) {
    EXPECT_TRUE(contains(calls_report(fine(progress_class::lock_free), page()),
                         "7 own steps at worst, 4 alone, 2 rounds because of others, 40 calls seen"));
    EXPECT_FALSE(contains(calls_report(fine(progress_class::none), page()), "alone"));
}

}  // namespace
}  // namespace pawl::check::report
