#include "check/supervise/campaign.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace pawl::check::supervise {
namespace {

using report::outcome;

class Campaign : public ::testing::Test {
protected:
    report::verdict check(const std::string& behaviour, plan_request plan = {}) {
        request_.program.executable = PAWL_FAKE_WORKER;
        request_.program.arguments = {behaviour};
        plan.time = std::min<std::chrono::nanoseconds>(plan.time, std::chrono::seconds(5));
        request_.plan = plan;
        session_.emplace(std::move(*session_block::create()));
        campaign_.emplace(*session_, request_, promise_, line_);
        return campaign_->run();
    }

    campaign_request request_;
    report::promise_matcher promise_;
    progress_line line_{progress_line::style::none};
    std::optional<session_block> session_;
    std::optional<campaign> campaign_;
};

TEST_F(Campaign, IsCompleteWhenEveryMachineIsExhausted) {
    const auto verdict = check("well");
    EXPECT_EQ(verdict.result, outcome::ok) << verdict.reason;
    EXPECT_TRUE(verdict.complete);
    EXPECT_EQ(verdict.machines.size(), 3u);  // free, and both orders of two tasks
    EXPECT_EQ(verdict.tasks, 2u);
}

TEST_F(Campaign, ReportsADeadlockThatHappensAgainInAFreshWorker) {
    const auto verdict = check("deadlock");
    EXPECT_EQ(verdict.result, outcome::wrong);
    ASSERT_TRUE(verdict.what.has_value());
    EXPECT_EQ(verdict.what->kind, wire::finding_kind::deadlock);
    EXPECT_EQ(verdict.schedule.size(), 3u);
}

TEST_F(Campaign, CallsAFindingThatDoesNotHappenAgainNondeterminism) {
    const auto verdict = check("deadlock-once");
    EXPECT_EQ(verdict.result, outcome::inconclusive);
    ASSERT_TRUE(verdict.what.has_value());
    EXPECT_EQ(verdict.what->kind, wire::finding_kind::nondeterminism);
}

TEST_F(Campaign, ReportsACrashFromWhatTheDyingWorkerLeft) {
    const auto verdict = check("crash");
    EXPECT_EQ(verdict.result, outcome::wrong);
    EXPECT_EQ(verdict.what->kind, wire::finding_kind::signal);
}

TEST_F(Campaign, IsInconclusiveWhenTheWorkerDiesWithoutAWord) {
    const auto verdict = check("die");
    EXPECT_EQ(verdict.result, outcome::inconclusive);
    EXPECT_NE(verdict.reason.find("status 7"), std::string::npos) << verdict.reason;
}

TEST_F(Campaign, TurnsAWaitInAFunctionNamedTryIntoABrokenPromise) {
    const auto verdict = check("ask");
    EXPECT_EQ(verdict.result, outcome::wrong);
    EXPECT_EQ(verdict.what->kind, wire::finding_kind::promise);
    EXPECT_NE(std::string(verdict.what->text).find("try_take"), std::string::npos) << verdict.what->text;
}

TEST_F(Campaign, OnlyWarnsWhenTheUsersGlobDoesNotMatch) {
    promise_ = report::promise_matcher({"*never*"});
    const auto verdict = check("ask");
    EXPECT_NE(verdict.result, outcome::wrong);
    EXPECT_EQ(verdict.warnings.size(), 1u);
}

TEST_F(Campaign, DoublesThePoolUntilTheTasksFit) {
    EXPECT_EQ(check("threads").result, outcome::ok);
    EXPECT_EQ((*session_)->pool_size, 32u);
}

TEST_F(Campaign, GivesUpAboveFourThousandTasks) {
    const auto verdict = check("too-many-threads");
    EXPECT_EQ(verdict.result, outcome::inconclusive);
    EXPECT_EQ(verdict.reason, "more than 4,096 tasks at once");
}

TEST_F(Campaign, BeginsASearchAnewWhenAsked) { EXPECT_EQ(check("restart").result, outcome::ok); }

TEST_F(Campaign, NamesTheCallThatIsNotSimulated) {
    const auto verdict = check("unsupported");
    EXPECT_EQ(verdict.result, outcome::inconclusive);
    EXPECT_EQ(verdict.reason, "io_uring_setup is not simulated");
}

TEST_F(Campaign, SaysThatTimeWasOverBeforeTheSecondBound) {
    plan_request plan;
    plan.time = std::chrono::milliseconds(50);
    const auto verdict = check("slow", plan);
    EXPECT_EQ(verdict.result, outcome::inconclusive);
    EXPECT_NE(verdict.reason.find("time was over"), std::string::npos) << verdict.reason;
}

TEST_F(Campaign, IsInconclusiveWithBlindSpotsAlone) {
    request_.blind_spots = {"inline assembly at x.c:12"};
    const auto verdict = check("well");
    EXPECT_EQ(verdict.result, outcome::inconclusive);
    EXPECT_NE(verdict.reason.find("x.c:12"), std::string::npos);
}

TEST_F(Campaign, GivesTheWorkerAQuietEnvironment) {
    const auto verdict = check("environment");
    EXPECT_EQ(verdict.machines.at(0).executions, 42u);
}

}  // namespace
}  // namespace pawl::check::supervise
