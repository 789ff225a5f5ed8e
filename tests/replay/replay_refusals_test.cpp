// Schedules that do not belong to the program, and folders and files that are not as they should be.
#include <sys/mount.h>

#include "bench.hpp"

namespace pawl::replay_test {
namespace {

class Replay : public bench {
protected:
    std::string crossed() {
        bring("abba.cpp");
        return check("abba.cpp");
    }
    void expect_refused(const std::string& words, const std::string& text) {
        const ended one = replay(words);
        EXPECT_EQ(one.status, 2);
        EXPECT_TRUE(says(one, text));
    }
};

TEST_F(Replay, EndsAsTheCheckDid) {
    const ended one = replay(crossed());
    EXPECT_EQ(one.status, 1);
    EXPECT_TRUE(says(one, "DEADLOCK"));
}

TEST_F(Replay, FindsTheProgramWhenAnotherWasCheckedSince) {
    const std::string schedule = crossed();
    bring("lost_wakeup.cpp");
    check("lost_wakeup.cpp");
    const ended one = replay(schedule);
    EXPECT_EQ(one.status, 1);
    EXPECT_TRUE(says(one, "found in abba.cpp"));
    EXPECT_TRUE(says(one, "wait for each other"));
    EXPECT_EQ(replay(schedule + " abba.cpp").status, 1);
}

TEST_F(Replay, RefusesAScheduleOfAnotherProgram) {
    const std::string schedule = crossed();
    bring("lost_wakeup.cpp");
    check("lost_wakeup.cpp");
    expect_refused(schedule + " lost_wakeup.cpp", "was found in abba.cpp, not in lost_wakeup.cpp");
}

TEST_F(Replay, RefusesAProgramThatHasChanged) {
    const std::string schedule = crossed();
    change("abba.cpp", "int amount", "long amount");
    expect_refused(schedule, "has changed since");
    expect_refused(schedule + " abba.cpp", "pawl check abba.cpp again");
}

TEST_F(Replay, RefusesAProgramThatWasNeverChecked) {
    bring("abba.cpp");
    expect_refused("0:0-3 abba.cpp", "was not checked yet");
    expect_refused("0:0-3", "no program was checked yet");
}

TEST_F(Replay, RefusesAScheduleThatEndsBeforeTheProgram) {
    crossed();
    expect_refused("0:0-2", "the schedule ended before the program did");
}

TEST_F(Replay, RefusesAScheduleThatGoesOnBehindTheEnd) {
    crossed();
    expect_refused("0:0-2.1-2.2-3", "ended after 6 choices of 7");
}

TEST_F(Replay, RefusesAChoiceThatIsNotPossible) {
    crossed();
    expect_refused("0:0-2.7", "does not fit the program: what it chooses at its choice 3");
    expect_refused("99:0-2", "names machine 99");
}

TEST_F(Replay, RefusesDamagedTexts) {
    crossed();
    for (const char* text : {"''", "0:", "x", "0:0..1", "0:0-", "0:0-99999999999999999999", "99999999999:0", "0:65536",
                             "0:0-0", "\"$(printf '0:0\\001')\""})
        EXPECT_EQ(replay(text).status, 2) << text;
}

TEST_F(Replay, RefusesADamagedOrForeignRecord) {
    const std::string schedule = crossed();
    fs::remove_all(folder_ / "cache/schedules");
    change(folder_ / "cache/last.json", "\"steps\": 20000", "\"steps\": 20001");
    expect_refused(schedule, "is damaged");
    std::ofstream(folder_ / "cache/last.json") << R"({"format": 1, "runtime": 1, "check": {}, "sum": ""})";
    expect_refused(schedule, "another version of pawl");
    std::ofstream(folder_ / "cache/last.json") << "{";
    expect_refused(schedule, "check the program again");
}

TEST_F(Replay, RefusesADamagedLongScheduleAndListsTheNamesItKnows) {
    bring("tablet/list_channel.hpp");
    bring("tablet/one_step_ring.hpp");
    bring("philosophers.cpp");
    check("philosophers.cpp");
    fs::create_directories(folder_ / "cache/schedules");
    std::ofstream(folder_ / "cache/schedules/long-0123456789ab") << "0:0-2.1\n";
    expect_refused("long-0123456789ab", "is damaged");
    expect_refused("long-00", "long-0123456789ab");
}

TEST_F(Replay, SaysWhatCannotBeWrittenAndKeepsTheVerdict) {
    bring("abba.cpp");
    check("abba.cpp");
    // Somebody's file where a folder should be: works for root, too, whom no permission stops.
    fs::remove_all(folder_ / "cache/schedules");
    std::ofstream(folder_ / "cache/schedules") << "in the way\n";
    const ended one = run(std::string(PAWL_COMMAND) + " check abba.cpp");
    EXPECT_EQ(one.status, 1);
    EXPECT_TRUE(says(one, "DEADLOCK"));
    EXPECT_TRUE(says(one, "cannot write"));
}

TEST_F(Replay, RefusesToBuildOnAFullDisk) {
    bring("abba.cpp");
    fs::create_directories(folder_ / "small");
    if (mount("none", (folder_ / "small").c_str(), "tmpfs", 0, "size=64k") != 0) GTEST_SKIP() << "may not mount";
    setenv("PAWL_CACHE", (folder_ / "small/cache").c_str(), 1);
    const ended one = run(std::string(PAWL_COMMAND) + " check abba.cpp");
    umount((folder_ / "small").c_str());
    EXPECT_EQ(one.status, 2) << one.text;
    EXPECT_TRUE(says(one, "No space left"));
}

TEST_F(Replay, SaysWhenTheVerdictCannotBeWritten) {
    const std::string schedule = crossed();
    const ended one = run(std::string(PAWL_COMMAND) + " replay " + schedule + " >/dev/full");
    EXPECT_EQ(one.status, 2);
    EXPECT_TRUE(says(one, "No space left"));
}

TEST_F(Replay, RefusesACacheThatIsAFile) {
    bring("abba.cpp");
    std::ofstream(folder_ / "cache") << "";
    const ended one = run(std::string(PAWL_COMMAND) + " check abba.cpp");
    EXPECT_EQ(one.status, 2) << one.text;
}

TEST_F(Replay, WarnsOfARuleForATaskThatNeverWas) {
    bring("abba.cpp");
    const ended one = run(std::string(PAWL_COMMAND) + " check abba.cpp --task nobody=prio:3");
    EXPECT_TRUE(says(one, "--task nobody=... changed nothing"));
    EXPECT_FALSE(says(run(std::string(PAWL_COMMAND) + " check abba.cpp --task task1=prio:3"), "changed nothing"));
}

TEST_F(Replay, ShowsWhatACorrectProgramWrites) {
    std::ofstream("hello.c") << "#include <stdio.h>\nint main(void) { puts(\"good morning\"); return 0; }\n";
    EXPECT_TRUE(says(run(std::string(PAWL_COMMAND) + " check hello.c --verbose"), "   | good morning"));
    EXPECT_FALSE(says(run(std::string(PAWL_COMMAND) + " check hello.c"), "good morning"));
}

}  // namespace
}  // namespace pawl::replay_test
