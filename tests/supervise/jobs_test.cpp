// Several workers come to what one alone comes to. The program is a tree of 1,680 paths (9! / (3! 3! 3!)).
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>

#include "check/supervise/campaign.hpp"
#include "check/supervise/stop_signals.hpp"

namespace pawl::check::supervise {
namespace {

using report::outcome;

class Jobs : public ::testing::Test {
protected:
    Jobs() {
        std::filesystem::create_directories(folder_);
        setenv("PAWL_TEST_FOLDER", folder_.c_str(), 1);
    }
    ~Jobs() override { std::filesystem::remove_all(folder_); }

    report::verdict check(const std::string& behaviour, unsigned jobs, plan_request plan = {},
                          std::optional<interrupted_search> earlier = std::nullopt) {
        campaign_request request;
        request.program.executable = PAWL_FAKE_WORKER;
        request.program.arguments = {behaviour};
        request.jobs = jobs;
        request.reduction = false;
        plan.machines = machine_choice::free;
        plan.machines_given = true;
        request.plan = plan;
        session_.emplace(std::move(*session_block::create()));
        campaign campaign(*session_, request, promise_, line_);
        if (earlier) campaign.go_on_from(std::move(*earlier));
        auto verdict = campaign.run();
        standing_ = campaign.standing();
        return verdict;
    }

    static plan_request exhaustive() {
        plan_request plan;
        plan.explore = exploring::exhaustive;
        return plan;
    }

    static constexpr std::uint64_t paths = 1680, probe = 1;
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("pawl-jobs-" + std::to_string(getpid()));
    report::promise_matcher promise_;
    progress_line line_{progress_line::style::none};
    std::optional<session_block> session_;
    interrupted_search standing_;
};

TEST_F(Jobs, ShareASearchWithoutLosingOrRepeatingAnything) {
    for (const unsigned jobs : {1u, 2u, 5u}) {
        const auto verdict = check("tree", jobs, exhaustive());
        EXPECT_EQ(verdict.result, outcome::ok) << verdict.reason;
        EXPECT_TRUE(verdict.complete);
        EXPECT_EQ(verdict.executions, paths + probe) << jobs;
    }
}

TEST_F(Jobs, FindWhatOneAloneFindsFirst) {
    const auto alone = check("tree-with-mistakes", 1, exhaustive());
    ASSERT_EQ(alone.result, outcome::wrong);
    for (const unsigned jobs : {2u, 5u}) {
        const auto together = check("tree-with-mistakes", jobs, exhaustive());
        EXPECT_EQ(together.result, outcome::wrong);
        EXPECT_EQ(together.schedule, alone.schedule) << jobs;
    }
}

TEST_F(Jobs, ShareNumberedRandomSchedules) {
    plan_request plan;
    plan.explore = exploring::random;
    plan.schedules = 1500;
    for (const unsigned jobs : {1u, 3u}) EXPECT_EQ(check("tree", jobs, plan).executions, 1500 + probe) << jobs;
    const auto alone = check("tree-with-mistakes", 1, plan);
    ASSERT_EQ(alone.result, outcome::wrong);
    EXPECT_EQ(check("tree-with-mistakes", 3, plan).schedule, alone.schedule);
}

TEST_F(Jobs, DoTheWorkOfOneThatWasKilledAgain) {
    for (const unsigned jobs : {1u, 3u}) {
        std::filesystem::remove(folder_ / "killed");
        const auto verdict = check("tree-killed-once", jobs, exhaustive());
        EXPECT_EQ(verdict.result, outcome::ok) << verdict.reason;
        EXPECT_TRUE(verdict.complete);
        EXPECT_EQ(verdict.executions, paths + probe) << jobs;
    }
}

TEST_F(Jobs, AreInconclusiveWhereOneIsKilledAgainAndAgain) {
    for (const unsigned jobs : {1u, 3u}) {
        const auto verdict = check("tree-killed-always", jobs, exhaustive());
        EXPECT_EQ(verdict.result, outcome::inconclusive);
        EXPECT_FALSE(verdict.complete);
        EXPECT_NE(verdict.reason.find("killed by signal 9"), std::string::npos) << verdict.reason;
    }
}

TEST_F(Jobs, GoOnAfterAnInterruptionWithAnyNumberOfThem) {
    for (const auto& [before, after] : {std::pair{1u, 1u}, std::pair{3u, 1u}, std::pair{1u, 3u}, std::pair{3u, 3u}}) {
        std::filesystem::remove(folder_ / "stopped");
        report::verdict verdict;
        {
            const stop_signals stop;
            verdict = check("tree-stopped", before, exhaustive());
        }
        EXPECT_EQ(verdict.result, outcome::inconclusive);
        EXPECT_EQ(verdict.reason, "stopped by you");
        EXPECT_FALSE(verdict.complete);
        EXPECT_LT(verdict.executions, paths);
        ASSERT_FALSE(standing_.parts.empty());

        // Through the file, as the command does it.
        standing_.program = "p";
        const auto file = folder_ / "one.search";
        ASSERT_TRUE(save(standing_, file).has_value());
        auto earlier = load(file, "p", "");
        ASSERT_TRUE(earlier.has_value());
        const stop_signals fresh;  // that one was answered
        verdict = check("tree-stopped", after, exhaustive(), std::move(*earlier));
        EXPECT_EQ(verdict.result, outcome::ok) << verdict.reason;
        EXPECT_TRUE(verdict.complete);
        EXPECT_EQ(verdict.executions, paths + probe) << before << " " << after;
    }
}

TEST_F(Jobs, GiveSearchesUpThatDoNotFitIntoTheMemoryForThem) {
    campaign_request request;
    request.program.executable = PAWL_FAKE_WORKER;
    request.program.arguments = {"tree"};
    request.reduction = false;
    request.search_memory = 1;
    request.plan.explore = exploring::exhaustive;  // of three machines in turn
    session_.emplace(std::move(*session_block::create()));
    campaign campaign(*session_, request, promise_, line_);
    const auto verdict = campaign.run();
    EXPECT_FALSE(verdict.complete);
    EXPECT_EQ(verdict.result, outcome::inconclusive);
    EXPECT_NE(verdict.reason.find("--search-memory"), std::string::npos) << verdict.reason;
}

}  // namespace
}  // namespace pawl::check::supervise
