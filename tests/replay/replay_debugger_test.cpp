// `pawl replay --gdb`: the debugger in batch mode.
#include "bench.hpp"

namespace pawl::replay_test {
namespace {

class Debugger : public bench {
protected:
    void SetUp() override {
        if (run("gdb --version").status != 0) GTEST_SKIP() << "gdb is not installed";
        // In some containers nobody may.
        if (!says(run("gdb -batch -ex run /bin/true"), "exited normally")) GTEST_SKIP() << "gdb may not run programs";
    }
    ended debug(const std::string& schedule, const std::string& commands) {
        return replay(schedule + " --gdb -- -batch " + commands);
    }
};

TEST_F(Debugger, StopsAtStepsAndTellsOfEveryTask) {
    bring("abba.cpp");
    const ended one = debug(check("abba.cpp"), "-ex 'pawl-step 3' -ex 'info pawl-tasks' -ex pawl-step -ex bt");
    EXPECT_TRUE(says(one, "step 1 of 6: main starts task1  abba.cpp:19"));
    EXPECT_TRUE(says(one, "step 3 of 6: task1 begins"));
    EXPECT_TRUE(says(one, "    0 main          0  waits for task1 to end  at abba.cpp:21"));
    EXPECT_TRUE(says(one, "*   1 task1         0  takes this step  at abba.cpp:11"));
    EXPECT_TRUE(says(one, "step 4 of 6: task1 locks mutex rent.lock  abba.cpp:11"));
    EXPECT_TRUE(says(one, "abba.cpp:11\n"));
    EXPECT_FALSE(says(one, "pawl::check::machine"));
}

TEST_F(Debugger, ShowsTheStackOfATaskThatDoesNotRun) {
    bring("abba.cpp");
    const ended one = debug(check("abba.cpp"), "-ex 'pawl-step 6' -ex 'pawl-task task1' -ex 'print amount' -ex bt");
    EXPECT_TRUE(says(one, "task 1, task1: waits for mutex") || says(one, "task 1, task1: could go on"));
    EXPECT_TRUE(says(one, "$1 = 10"));
    EXPECT_TRUE(says(one, "amount=10) at") || says(one, "amount@entry=10) at"));
    EXPECT_TRUE(says(one, "abba.cpp:12\n"));
}

TEST_F(Debugger, GoesOnToThePreemptionAndBackAndToTheEnd) {
    bring("tablet/tablet.cpp");
    bring("tablet/list_channel.hpp");
    const ended one = debug(check("tablet.cpp"),
                            "-ex pawl-next-preemption -ex 'info pawl-tasks' -ex 'pawl-task main' -ex 'pawl-step 4' "
                            "-ex 'pawl-step end'");
    EXPECT_TRUE(says(one, "audio ends its sleep  tablet.cpp:24  (before main, which could have gone on)"));
    EXPECT_TRUE(says(one, "could go on  at list_channel.hpp:59"));
    EXPECT_TRUE(says(one, "mine.written.store(true, std::memory_order_release);"));
    EXPECT_TRUE(says(one, "step 4 of "));
    EXPECT_TRUE(says(one, "the schedule is over: PROMISE BROKEN: try_recv never returns"));
}

TEST_F(Debugger, ComplainsOfWhatItCannotDo) {
    bring("abba.cpp");
    const std::string schedule = check("abba.cpp");
    EXPECT_TRUE(says(debug(schedule, "-ex 'pawl-step 99'"), "the schedule has steps 1 to 6"));
    EXPECT_TRUE(says(debug(schedule, "-ex 'pawl-task nobody'"), "there is no task 'nobody'"));
    const ended one = run("PATH=/nowhere " + std::string(PAWL_COMMAND) + " replay " + schedule + " --gdb");
    EXPECT_EQ(one.status, 2);
    EXPECT_TRUE(says(one, "apt-get install gdb"));
}

}  // namespace
}  // namespace pawl::replay_test
