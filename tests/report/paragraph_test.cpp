#include "check/report/paragraph.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstring>

#include "story.hpp"

namespace pawl::check::report {
namespace {

using wire::finding_kind;
using wire::operation_kind;

explanation said(story& one) {
    const verdict& whole = one.told();
    task_words names(&*whole.what, whole, one.no_symbols);
    return explain(*whole.what, whole, names);
}

TEST(Paragraph, SaysWhoHoldsAndWhoWaitsInACycle) {
    auto one = crossed_locks();
    const auto text = said(one);
    EXPECT_EQ(text.word, "DEADLOCK");
    EXPECT_EQ(text.headline, "2 tasks wait for each other");
    EXPECT_EQ(text.paragraph,
              "Task \"first\" holds mutex A and waits for mutex B, which \"second\" holds. Task \"second\" holds mutex "
              "B and waits for mutex A, "
              "which \"first\" holds. Each waits for the other, so neither can ever go on.");
    EXPECT_NE(text.cure.find("std::scoped_lock"), std::string::npos);
}

TEST(Paragraph, NamesALockTakenTwiceByOneTask) {
    auto one = crossed_locks();
    one.whole.what->cycle_length = 1;
    one.task(1).waits_for_task = 1;
    one.task(1).object = 0x1000;
    EXPECT_NE(said(one).paragraph.find("waits for mutex A, which it holds itself"), std::string::npos)
        << said(one).paragraph;
}

TEST(Paragraph, ShowsTheWakeUpThatCameTooEarly) {
    story one(finding_kind::deadlock);
    one.task(1).state = wire::task_state::waiting;
    one.task(1).operation = operation_kind::condition_wait;
    one.task(1).object = 0x3000;
    one.task(2).state = wire::task_state::ended;
    one.add(2, operation_kind::condition_signal, 0x3000).outcome = 0;
    const auto text = said(one);
    EXPECT_EQ(text.headline, "nothing can ever run again");
    EXPECT_NE(text.paragraph.find("Task \"second\" signalled it at step 1, when nobody waited: that wake-up is lost."),
              std::string::npos)
        << text.paragraph;
}

TEST(Paragraph, DoesNotBlameASignalThatWasReceived) {
    story one(finding_kind::deadlock);
    one.task(1).state = wire::task_state::waiting;
    one.task(1).operation = operation_kind::condition_wait;
    one.task(1).object = 0x3000;
    one.add(1, operation_kind::condition_wait, 0x3000);
    one.add(2, operation_kind::condition_signal, 0x3000);
    one.add(1, operation_kind::condition_wake, 0x5000);
    one.add(1, operation_kind::condition_wait, 0x3000);
    EXPECT_EQ(said(one).paragraph.find("lost"), std::string::npos);
}

TEST(Paragraph, ShowsTheSignalThatWokeTheWrongTask) {
    story one(finding_kind::deadlock);
    for (const int id : {1, 2}) {
        one.task(id).state = wire::task_state::waiting;
        one.task(id).operation = operation_kind::condition_wait;
        one.task(id).object = 0x3000;
        one.add(id, operation_kind::condition_wait, 0x3000);
    }
    one.add(0, operation_kind::condition_signal, 0x3000);
    one.add(2, operation_kind::condition_wake, 0x5000);
    one.add(2, operation_kind::condition_wait, 0x3000);
    const auto text = said(one);
    EXPECT_NE(text.paragraph.find("The signal at step 3 woke \"second\" instead, which waits there again."),
              std::string::npos)
        << text.paragraph;
    EXPECT_NE(text.cure.find("notify_all"), std::string::npos);
}

story broken_promise() {
    story one(finding_kind::promise);
    one.whole.on.kind = wire::machine_kind::one_core;
    one.whole.on.cores = 1;
    one.whole.what->task = 1;
    one.whole.what->peer = 2;
    one.whole.what->unchanged_steps = 1000;
    std::strcpy(one.whole.what->text, "queue::try_pop");
    one.task(1).state = wire::task_state::spinning;
    one.task(1).priority = 2;
    one.task(1).watched_count = 1;
    one.task(1).watched[0] = 0x4000;
    one.task(2).priority = 1;
    one.task(2).operation = operation_kind::store;
    one.task(2).object = 0x4000;
    return one;
}

TEST(Paragraph, TellsWhoBreaksAPromiseAndForWhom) {
    auto one = broken_promise();
    const auto text = said(one);
    EXPECT_EQ(text.word, "PROMISE BROKEN");
    EXPECT_EQ(text.headline, "try_pop never returns");
    EXPECT_EQ(text.paragraph,
              "Task \"first\" spins inside queue::try_pop. It waits for word A, which is 0, to change. Task \"second\" "
              "stands, about to write "
              "word A. If both run on one core and \"first\" outranks \"second\", then \"second\" cannot go on, and "
              "\"first\" never stops waiting.");
    EXPECT_NE(text.why.find("promises not to wait, yet"), std::string::npos);
}

TEST(Paragraph, TellsAWaitInANonblockingScopeFromASpin) {
    auto one = broken_promise();
    one.whole.what->unchanged_steps = 0;
    const auto text = said(one);
    EXPECT_EQ(text.headline, "queue::try_pop waits for another task");
    EXPECT_NE(text.paragraph.find("Task \"first\" promised not to wait in"), std::string::npos);
}

TEST(Paragraph, StatesThePrioritiesAsFactsWhereTheProgramSetsThem) {
    auto one = broken_promise();
    one.whole.what->kind = finding_kind::stuck;
    one.whole.on.kind = wire::machine_kind::as_asked;
    EXPECT_NE(
        said(one).paragraph.find("Both run on one core and \"first\" outranks \"second\", so \"second\" cannot go on"),
        std::string::npos)
        << said(one).paragraph;
}

TEST(Paragraph, SaysThatANullPointerWasUsed) {
    story one(finding_kind::signal);
    one.whole.what->task = 1;
    one.whole.what->detail_signal = SIGSEGV;
    const auto text = said(one);
    EXPECT_EQ(text.word, "CRASH");
    EXPECT_NE(text.paragraph.find("a null pointer"), std::string::npos);
}

TEST(Paragraph, DemanglesTheTypeOfAnException) {
    story one(finding_kind::exception);
    one.whole.what->task = 1;
    std::strcpy(one.whole.what->text, "St13runtime_error: out of cheese");
    EXPECT_EQ(said(one).headline, "nobody caught an exception: std::runtime_error: out of cheese");
}

TEST(Paragraph, HasAKeyForEveryKind) {
    for (int kind = 0; kind < static_cast<int>(finding_kind::kinds); ++kind)
        EXPECT_NE(kind_key(static_cast<finding_kind>(kind)), "unknown");
}

}  // namespace
}  // namespace pawl::check::report
