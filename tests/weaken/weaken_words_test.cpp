// The table, the help, and what is refused.
#include "bench.hpp"

#include <filesystem>
#include <fstream>

namespace pawl::weaken_test {
namespace {

void expect_refused(const std::string& words, const std::string& text) {
    const ended one = run(weaken(words));
    EXPECT_EQ(one.status, 2) << one.text;
    EXPECT_TRUE(says(one, text));
}

TEST(WeakenWords, SaysForEachOrderWhetherItIsNeeded) {
    const ended one = run(weaken(program("half.cpp")));
    EXPECT_EQ(one.status, 0);
    EXPECT_TRUE(says(one, "half.cpp:11"));
    EXPECT_TRUE(says(one, "exchange  acq_rel -> acquire"));
    EXPECT_TRUE(says(one, "needed      RACE: "));
    EXPECT_TRUE(says(one, "pawl replay weakened-"));
    EXPECT_TRUE(says(one, "not needed  "));
    EXPECT_TRUE(says(one, "all there are"));
    EXPECT_TRUE(says(one, "2 orders needed, 1 not needed by this program"));
}

TEST(WeakenWords, HasNoColourWhereThereIsNoTerminal) {
    EXPECT_EQ(run(weaken(program("half.cpp"))).text.find('\033'), std::string::npos);
}

TEST(WeakenWords, SaysThatThereIsNothingToWeaken) {
    const ended plain = run(weaken(program("plain.cpp")));
    EXPECT_EQ(plain.status, 0);
    EXPECT_TRUE(says(plain, "nothing to weaken: no atomic operation was run"));
    const ended relaxed = run(weaken(program("relaxed.cpp")));
    EXPECT_EQ(relaxed.status, 0);
    EXPECT_TRUE(says(relaxed, "nothing to weaken: every order is relaxed already"));
}

TEST(WeakenWords, TellsWhatIsWrongBeforeAnyOrderIsWeakened) {
    const ended one = run(weaken(program("wrong.cpp")));
    EXPECT_EQ(one.status, 1);
    EXPECT_TRUE(says(one, "wrong.cpp goes wrong as it is, before any order is weakened"));
    EXPECT_TRUE(says(one, "race on payload"));
    EXPECT_TRUE(says(one, "pawl replay "));
}

TEST(WeakenWords, WritesTheTableToAFile) {
    const std::string file = std::filesystem::temp_directory_path() / ("weaken-" + std::to_string(getpid()) + ".json");
    const ended one = run(weaken(program("half.cpp") + " --json " + file));
    EXPECT_EQ(one.status, 0);
    EXPECT_TRUE(says(one, "orders needed"));
    const json table = json::parse(std::ifstream(file));
    EXPECT_EQ(table.at("orders").size(), 3u);
    EXPECT_EQ(table.at("programs")[0].at("name"), "half.cpp");
    std::filesystem::remove(file);
}

TEST(WeakenWords, ExplainsItself) {
    const ended one = run(weaken("--help"));
    EXPECT_EQ(one.status, 0);
    EXPECT_TRUE(says(one, "Usage: pawl weaken FILE..."));
    EXPECT_TRUE(says(one, "--only"));
    EXPECT_TRUE(says(run(std::string(PAWL_COMMAND) + " --help"), "pawl weaken FILE..."));
}

TEST(WeakenWords, RefusesWhatItCannotWeaken) {
    expect_refused("", "name the programs");
    expect_refused("nowhere.cpp", "there is no file nowhere.cpp");
    expect_refused("--stronger " + program("half.cpp"), "--stronger");
    expect_refused("--time soon " + program("half.cpp"), "--time");
    expect_refused("--machine one-core " + program("half.cpp"), "--machine");
    expect_refused("--explore random --preemptions 2 " + program("half.cpp"), "--preemptions has no meaning");
    expect_refused("--json /nowhere/table.json " + program("half.cpp"), "cannot write --json /nowhere/table.json");
}

TEST(WeakenWords, RefusesAScheduleThatIsNotKept) {
    const ended one = run(std::string(PAWL_COMMAND) + " replay weakened-0123456789ab");
    EXPECT_EQ(one.status, 2);
    EXPECT_TRUE(says(one, "no schedule is kept under the name 'weakened-0123456789ab'"));
}

}  // namespace
}  // namespace pawl::weaken_test
