#include "check/supervise/last_check.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstring>
#include <fstream>

#include "check/supervise/machines.hpp"

namespace pawl::check::supervise {
namespace {

class LastCheck : public ::testing::Test {
protected:
    LastCheck() { std::filesystem::create_directories(folder_); }
    ~LastCheck() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("pawl-last-" + std::to_string(getpid()));
};

TEST_F(LastCheck, IsReadAsItWasWritten) {
    last_check what;
    what.program = {"/some/program", {"an argument", "-x"}, "/some/input"};
    what.machines = supposed_orders(3);
    what.rules.push_back({"audio", 1, 50, -1, true, 0});
    what.nonblocking = {"*poll*"};
    what.steps = 20'000;
    what.seed = 7;
    what.pool_size = 16;
    what.board = "ESP32, by --board";
    what.horizon_ns = 3'000'000'000;
    what.presses = 2;
    what.rules[0].deadline_ns = 5'000'000;
    what.fingerprint = "0123";
    what.files = {"/some/program.cpp"};
    what.compile_flags = {"-DX"};
    what.visible = {0x555555555123};
    ASSERT_TRUE(save(what, folder_).has_value());
    const last_check read = load_last_check(folder_).value();
    EXPECT_EQ(read.program.executable, what.program.executable);
    EXPECT_EQ(read.program.arguments, what.program.arguments);
    EXPECT_EQ(read.machines.size(), 6u);
    EXPECT_EQ(read.machines[5].rank[0], what.machines[5].rank[0]);
    EXPECT_STREQ(read.rules.at(0).name, "audio");
    EXPECT_EQ(read.rules.at(0).priority, 50);
    EXPECT_EQ(read.rules.at(0).deadline_ns, 5'000'000);
    EXPECT_EQ(read.board, what.board);
    EXPECT_EQ(read.horizon_ns, what.horizon_ns);
    EXPECT_EQ(read.presses, 2u);
    EXPECT_EQ(read.visible, what.visible);
    EXPECT_EQ(read.pool_size, 16u);
    EXPECT_EQ(read.files, what.files);
    EXPECT_EQ(read.compile_flags, what.compile_flags);
    EXPECT_EQ(load_check_of("0123", folder_).value().seed, 7u);
    EXPECT_FALSE(load_check_of("4567", folder_).has_value());
}

TEST_F(LastCheck, KnowsWhichOrdersWereWeakened) {
    last_check what;
    what.fingerprint = "0123";
    what.weakened.push_back({{{0x555555555123, 0x555555555456, 0, 0}, wire::operation_kind::compare_exchange,
                              __ATOMIC_SEQ_CST, __ATOMIC_ACQUIRE},
                             2,
                             __ATOMIC_ACQ_REL,
                             __ATOMIC_ACQUIRE});
    what.weakened_words = "store  release -> relaxed at ring.hpp:88 publish";
    ASSERT_TRUE(save(what, folder_).has_value());
    const last_check read = load_last_check(folder_).value();
    ASSERT_EQ(read.weakened.size(), 1u);
    EXPECT_EQ(read.weakened[0].of, what.weakened[0].of);
    EXPECT_EQ(read.weakened[0].depth, 2u);
    EXPECT_EQ(read.weakened[0].order, __ATOMIC_ACQ_REL);
    EXPECT_EQ(read.weakened[0].failure, __ATOMIC_ACQUIRE);
    EXPECT_EQ(read.weakened_words, what.weakened_words);
}

TEST_F(LastCheck, NoticesEveryFlippedByte) {
    last_check what;
    what.program.executable = "/some/program";
    ASSERT_TRUE(write_check(what, folder_ / "one.json").has_value());
    std::ifstream in(folder_ / "one.json");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (std::size_t at = text.find("\"check\""); at < text.size(); ++at) {
        // Layout may change without changing what is said.
        if (text[at] == ' ' || text[at] == '\n') continue;
        std::string damaged = text;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        std::ofstream(folder_ / "two.json", std::ios::trunc) << damaged;
        const auto read = read_check(folder_ / "two.json");
        EXPECT_FALSE(read.has_value()) << "byte " << at;
    }
}

TEST_F(LastCheck, SaysThatAnotherVersionWroteIt) {
    std::ofstream(folder_ / "last.json") << R"({"format": 1, "runtime": 1, "sum": "", "check": {}})";
    EXPECT_NE(load_last_check(folder_).error().find("another version"), std::string::npos);
}

TEST_F(LastCheck, SaysWhatToDoWhenNothingWasChecked) {
    EXPECT_EQ(load_last_check(folder_).error(), "no program was checked yet: run pawl check FILE... first");
}

TEST_F(LastCheck, RefusesADamagedFile) {
    std::ofstream(folder_ / "last.json") << "{ \"executable\": 3 ";
    EXPECT_NE(load_last_check(folder_).error().find("check the program again"), std::string::npos);
}

}  // namespace
}  // namespace pawl::check::supervise
