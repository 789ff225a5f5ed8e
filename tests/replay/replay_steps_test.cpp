// `pawl replay --step` without a terminal: commands from standard input, plain text.
#include "bench.hpp"

namespace pawl::replay_test {
namespace {

class StepByStep : public bench {
protected:
    ended walk(const std::string& commands) {
        if (schedule_.empty()) {
            bring("abba.cpp");
            schedule_ = check("abba.cpp");
        }
        return run("printf '" + commands + "' | " + PAWL_COMMAND + " replay --step " + schedule_);
    }
    std::string schedule_;
};

TEST_F(StepByStep, BeginAtTheFirstWithItsSourceAndItsTasks) {
    const ended one = walk("");
    EXPECT_EQ(one.status, 1);  // the verdict's
    EXPECT_TRUE(says(one, "step 1 of 6"));
    EXPECT_TRUE(says(one, "main  starts task1   abba.cpp:19"));
    EXPECT_TRUE(says(one, "  >    19      std::thread pay("));
    EXPECT_TRUE(says(one, "task1  could go on; next: begins"));
    EXPECT_EQ(one.text.find('\033'), std::string::npos) << "colours belong to terminals";
}

TEST_F(StepByStep, ShowWhoHoldsAndWhoWaits) {
    const ended one = walk("end\\n");
    EXPECT_TRUE(says(one, "task1  waits for mutex food.lock, which task2 holds; holds mutex rent.lock   abba.cpp:12"));
    EXPECT_TRUE(says(one, "task2  waits for mutex rent.lock, which task1 holds; holds mutex food.lock   abba.cpp:12"));
    EXPECT_TRUE(says(one, "main   waits for task1 to end"));
    EXPECT_TRUE(says(one, "DEADLOCK"));
}

TEST_F(StepByStep, AreReachedByNumberTaskPreemptionAndText) {
    EXPECT_TRUE(says(walk("goto 4\\n"), "step 4 of 6"));
    EXPECT_TRUE(says(walk("4\\n"), "step 4 of 6"));
    EXPECT_TRUE(says(walk("p\\n"), "goes on before task1, which could have gone on"));
    EXPECT_TRUE(says(walk("task task2\\n"), "step 5 of 6"));
    EXPECT_TRUE(says(walk("/locks\\n/\\n"), "step 6 of 6"));
    EXPECT_TRUE(says(walk("n\\nn\\nb\\n"), "step 2 of 6"));
}

TEST_F(StepByStep, SayWhyACommandLeadsNowhere) {
    EXPECT_TRUE(says(walk("b\\n"), "this is the first step"));
    EXPECT_TRUE(says(walk("e\\nn\\n"), "this is the last step"));
    EXPECT_TRUE(says(walk("goto 99\\n"), "the last step is 6"));
    EXPECT_TRUE(says(walk("goto -1\\n"), "needs the number of a step"));
    EXPECT_TRUE(says(walk("task nobody\\n"), "no task is called 'nobody'"));
    EXPECT_TRUE(says(walk("dance\\n"), "there is no command 'dance'"));
    EXPECT_TRUE(says(walk("/nothing of the kind\\n"), "no step with 'nothing of the kind'"));
    EXPECT_TRUE(says(walk("h\\n"), "the next step at which a task was preempted"));
}

TEST_F(StepByStep, ShowWhatTheProgramHasWrittenByThen) {
    std::ofstream("says.cpp") << "#include <cassert>\n#include <cstdio>\n#include <mutex>\nstd::mutex m;\n"
                                 "int main() {\n    m.lock();\n    std::puts(\"first\");\n    m.unlock();\n"
                                 "    std::puts(\"second\");\n    m.lock();\n    assert(false);\n}\n";
    schedule_ = check("says.cpp");
    const ended first = walk("o\\n");
    EXPECT_TRUE(says(first, "first\n"));
    EXPECT_FALSE(says(first, "second\n"));
    EXPECT_TRUE(says(walk("n\\no\\n"), "second\n"));
}

}  // namespace
}  // namespace pawl::replay_test
