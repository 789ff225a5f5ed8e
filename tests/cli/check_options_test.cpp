#include "cli/check_options.hpp"

#include <gtest/gtest.h>

namespace pawl::cli {
namespace {

using check::supervise::exploring;
using check::supervise::machine_choice;

/// A file that is there stands first: this source.
std::expected<check_options, early_end> parse(std::vector<std::string> words) {
    words.insert(words.begin(), {"check", __FILE__});
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    return parse_check_options(static_cast<int>(pointers.size()), pointers.data());
}

TEST(CheckOptions, HaveTheDefaultsOfTheManual) {
    const auto options = parse({}).value();
    EXPECT_EQ(options.plan.explore, exploring::automatic);
    EXPECT_EQ(options.plan.machines, machine_choice::both);
    EXPECT_EQ(options.plan.time, std::chrono::seconds(60));
    EXPECT_EQ(options.steps, 20'000u);
    EXPECT_FALSE(options.plan.preemptions.has_value());
}

TEST(CheckOptions, GiveWhatFollowsTwoDashesToTheProgram) {
    const auto options = parse({"--seed", "3", "--", "--seed", "4", "-x"}).value();
    EXPECT_EQ(options.seed, 3u);
    EXPECT_EQ(options.arguments, (std::vector<std::string>{"--seed", "4", "-x"}));
}

TEST(CheckOptions, GiveTheBoardToTheCompilers) {
    const auto options = parse({"--cflags", "-O0", "--board", "esp32"}).value();
    EXPECT_EQ(options.compile_flags, (std::vector<std::string>{"-DPAWL_BOARD_ESP32", "-O0"}));
    EXPECT_TRUE(parse({}).value().compile_flags.empty());
    EXPECT_EQ(parse({"--board", "mega"}).error().text, "pawl check: --board: avr, esp32 or generic, not 'mega'\n");
}

TEST(CheckOptions, NameAFolderWithoutItsSlash) {
    const auto folder = std::filesystem::path(__FILE__).parent_path();
    EXPECT_EQ(parse({folder.string() + "/"}).value().files.back(), folder);
}

TEST(CheckOptions, TakeRepeatedRulesAndGlobs) {
    const auto options =
        parse({"--task", "a=prio:1", "--task", "b=prio:2", "--nonblocking", "poll_*", "--nonblocking", "*fast*"})
            .value();
    EXPECT_EQ(options.rules.size(), 2u);
    EXPECT_TRUE(options.plan.has_task_rules);
    EXPECT_EQ(options.nonblocking.size(), 2u);
    EXPECT_EQ(options.files.size(), 1u);
}

TEST(CheckOptions, KnowTheFreezeAndTheBoundOnCalls) {
    EXPECT_FALSE(parse({}).value().freeze);
    EXPECT_EQ(parse({}).value().call_steps, 10'000u);
    const auto options = parse({"--freeze", "--call-steps", "50"}).value();
    EXPECT_TRUE(options.freeze);
    EXPECT_EQ(options.call_steps, 50u);
}

TEST(CheckOptions, KnowTheClassesOfProgress) {
    using check::wire::progress_class;
    EXPECT_EQ(parse({}).value().progress, progress_class::none);
    EXPECT_EQ(parse({"--progress", "obstruction-free"}).value().progress, progress_class::obstruction_free);
    EXPECT_EQ(parse({"--progress", "lock-free"}).value().progress, progress_class::lock_free);
    const auto options = parse({"--progress", "wait-free", "--retries", "2"}).value();
    EXPECT_EQ(options.progress, progress_class::wait_free);
    EXPECT_EQ(options.retries, 2u);
}

TEST(CheckOptions, ListTheClassesOfProgressWhereNoneWasNamed) {
    EXPECT_EQ(parse({"--progress", "fast"}).error().text,
              "pawl check: --progress: wait-free, lock-free or obstruction-free, not 'fast'\n");
}

TEST(CheckOptions, TakeRetriesForWaitFreeCallsOnly) {
    EXPECT_EQ(parse({"--retries", "2"}).error().text,
              "pawl check: --retries has a meaning with --progress wait-free only\n");
    EXPECT_FALSE(parse({"--progress", "lock-free", "--retries", "2"}).has_value());
}

TEST(CheckOptions, MeasureOnStatedCoresOnly) {
    EXPECT_TRUE(parse({"--real-time", "--cores", "2"}).value().real_time);
    EXPECT_TRUE(parse({"--real-time", "--machine", "one-core"}).has_value());
    EXPECT_EQ(parse({"--real-time", "--machine", "free"}).error().text,
              "pawl check: --real-time is about stated cores: --cores N in the place of --machine\n");
    EXPECT_FALSE(parse({"--real-time", "--machine", "both"}).has_value());
    EXPECT_FALSE(parse({"--real-time", "--resume"}).has_value());
}

TEST(CheckOptions, HoldAgainstDeadlinesWhatWasMeasured) {
    EXPECT_EQ(parse({"--real-time", "--timing", "probe.json"}).value().timing_file, "probe.json");
    EXPECT_EQ(parse({"--timing", "probe.json"}).error().text, "pawl check: --timing has a meaning with --real-time only\n");
}

TEST(CheckOptions, RememberThatTheMachineWasGiven) {
    EXPECT_FALSE(parse({"--cores", "2"})->plan.machines_given);
    EXPECT_TRUE(parse({"--machine", "free"})->plan.machines_given);
}

TEST(CheckOptions, NameTheKnownOptionsAtAnUnknownOne) {
    const auto end = parse({"--picture", "x.png"}).error();
    EXPECT_EQ(end.status, 2);
    EXPECT_NE(end.text.find("--preemptions"), std::string::npos) << end.text;
}

TEST(CheckOptions, RefuseValuesThatMakeNoSense) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"--cores", "0"},
                                                  {"--time", "soon"},
                                                  {"--explore", "dance"},
                                                  {"--machine", "two"},
                                                  {"--steps", "0"},
                                                  {"--explore", "random", "--preemptions", "1"},
                                                  {"--verbose", "--quiet"},
                                                  {"--schedules", "-1"},
                                                  {"/no/such/file.cpp"}})
        EXPECT_EQ(parse(words).error().status, 2) << words.front();
}

TEST(CheckOptions, SayWhatIsAllowedInsteadOfAWrongValue) {
    EXPECT_NE(parse({"--seed", "-1"}).error().text.find("--seed: a whole number from 0 on, not '-1'"),
              std::string::npos);
    EXPECT_NE(parse({"--schedules", "0"}).error().text.find("a whole number from 1 on, not '0'"), std::string::npos);
    EXPECT_NE(parse({"--cores", "1.5"}).error().text.find("from 1 to 1024, not '1.5'"), std::string::npos);
    EXPECT_NE(parse({"--machine", "two"}).error().text.find("free, one-core or both, not 'two'"), std::string::npos);
    EXPECT_NE(parse({"--explore", "dance"}).error().text.find("not 'dance'"), std::string::npos);
    for (const char* option : {"--cores", "--preemptions", "--schedules", "--steps", "--seed"})
        for (const char* value : {"-3", "99999999999999999999999", "1e3", "", "0x10", "+1"})
            EXPECT_FALSE(parse({option, value}).has_value()) << option << " " << value;
}

TEST(CheckOptions, PrintHelpAndEndWell) {
    const auto end = parse({"--help"}).error();
    EXPECT_EQ(end.status, 0);
    EXPECT_NE(end.text.find("Usage: pawl check FILE"), std::string::npos);
}

}  // namespace
}  // namespace pawl::cli
