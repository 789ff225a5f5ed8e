#include "check/supervise/measured.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>

namespace pawl::check::supervise {
namespace {

/// What a worker has measured: "high" was blocked by "low" at one lock.
struct worker {
    explicit worker(std::uint64_t steps, std::uint32_t visible = 0) : session(new wire::session{}) {
        wire::real_time_facts& facts = session->measured;
        facts.sections = facts.jobs = facts.tasks = facts.interrupts = 1;
        name(facts.section[0].task, "high");
        name(facts.section[0].by, "low");
        facts.section[0].object = 0x1000;
        facts.section[0].worst = steps;
        show(facts.section[0].shown, steps, visible);
        name(facts.job[0].task, "high");
        facts.job[0].sections = 1;
        facts.job[0].worst = steps;
        show(facts.job[0].shown, steps, visible);
        name(facts.task[0].name, "high");
        facts.task[0].worst_own = 2 * steps;
        name(facts.interrupt[0].name, "tick");
        facts.interrupt[0].worst = steps;
        show(facts.interrupt[0].shown, steps, visible);
    }
    static void name(char (&to)[32], const char* text) { std::strncpy(to, text, sizeof to - 1); }
    static void show(wire::shown_by& to, std::uint64_t steps, std::uint32_t visible) {
        to.has_schedule = true;
        to.visible = visible;
        to.length = 1;
        to.schedule[0].value = static_cast<std::uint16_t>(steps);
    }
    std::unique_ptr<wire::session> session;
};

TEST(Measured, KeepsTheWorstOfAllWorkersWithItsSchedule) {
    for (const auto& [first, second] : {std::pair{3, 5}, std::pair{5, 3}}) {
        report::real_time all;
        collect_measured(*worker(static_cast<std::uint64_t>(first)).session, 0, all);
        collect_measured(*worker(static_cast<std::uint64_t>(second)).session, 0, all);
        ASSERT_EQ(all.sections.size(), 1u);
        EXPECT_EQ(all.sections[0].worst, 5u);
        ASSERT_EQ(all.jobs.size(), 1u);
        EXPECT_EQ(all.worst_of("high")->worst, 5u);
        EXPECT_EQ(all.worst_of("high")->shown.schedule.at(0).value, 5);
        ASSERT_EQ(all.tasks.size(), 1u);
        EXPECT_EQ(all.tasks[0].worst_own, 10u);
        ASSERT_EQ(all.interrupts.size(), 1u);
        EXPECT_EQ(all.interrupts[0].worst, 5u);
    }
}

TEST(Measured, ForgetsWhatWasCountedWithFewerSchedulePoints) {
    report::real_time all;
    collect_measured(*worker(9, 0).session, 2, all);
    EXPECT_TRUE(all.sections.empty());
    EXPECT_TRUE(all.jobs.empty());
    EXPECT_TRUE(all.interrupts.empty());
    collect_measured(*worker(4, 2).session, 2, all);
    EXPECT_EQ(all.worst_of("high")->worst, 4u);
}

TEST(Measured, TellsSectionsApartThatDifferentTasksMade) {
    report::real_time all;
    collect_measured(*worker(3).session, 0, all);
    const worker other(4);
    worker::name(other.session->measured.section[0].by, "middle");
    collect_measured(*other.session, 0, all);
    EXPECT_EQ(all.sections.size(), 2u);
    EXPECT_EQ(all.jobs.size(), 2u);
    EXPECT_EQ(all.jobs[1].sections, std::vector<std::size_t>{1});
}

TEST(Measured, TakesNothingOnTrustThatAWorkerLeft) {
    const worker damaged(3);
    damaged.session->measured.sections = damaged.session->measured.jobs = 1u << 30;
    damaged.session->measured.job[0].sections = 1u << 30;
    damaged.session->measured.job[0].section[0] = 60'000;
    damaged.session->measured.section[0].shown.length = 1u << 30;
    std::memset(damaged.session->measured.section[0].task, 'x', sizeof damaged.session->measured.section[0].task);
    damaged.session->measured.section[0].taken_at.depth = 1u << 30;
    report::real_time all;
    collect_measured(*damaged.session, 0, all);
    EXPECT_EQ(all.sections[0].task.size(), 32u);
    EXPECT_EQ(all.sections[0].shown.schedule.size(), wire::max_measured_choices);
    EXPECT_LE(all.sections[0].taken_at.depth, static_cast<std::uint32_t>(wire::max_path));
}

}  // namespace
}  // namespace pawl::check::supervise
