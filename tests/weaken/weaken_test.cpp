// Which orders are needed.
#include "bench.hpp"

namespace pawl::weaken_test {
namespace {

void expect_needed(const json& row, const std::string& kind) {
    EXPECT_EQ(row.at("result"), "needed") << row.dump(1);
    EXPECT_EQ(row.value("kind", ""), kind) << row.dump(1);
}

void expect_not_needed(const json& row) {
    EXPECT_EQ(row.at("result"), "not-needed") << row.dump(1);
    EXPECT_EQ(row.value("complete", false), true) << row.dump(1);
}

TEST(Weaken, FindsBothOrdersOfAMessageNeeded) {
    const json table = table_of(program("message.cpp"));
    const json store = row_of(table, "store", "release", "relaxed");
    expect_needed(store, "race");
    EXPECT_EQ(store.at("line"), 11);
    EXPECT_NE(store.at("words").get<std::string>().find("payload"), std::string::npos);
    expect_needed(row_of(table, "load", "acquire", "relaxed"), "race");
    EXPECT_EQ(table.at("orders").size(), 2u);
}

TEST(Weaken, FindsTheOrderOfACounterNotNeeded) {
    const json table = table_of(program("counter.cpp"));
    ASSERT_EQ(table.at("orders").size(), 2u);
    for (const json& row : table.at("orders")) expect_not_needed(row);
    EXPECT_EQ(table.at("relaxed"), 1);
}

TEST(Weaken, FindsBothHalvesNeededOfWhoIsTheLastOne) {
    const json table = table_of(program("last_one.cpp"));
    expect_needed(row_of(table, "fetch-modify", "acq_rel", "acquire"), "race");
    expect_needed(row_of(table, "fetch-modify", "acq_rel", "release"), "race");
}

// As it is, the release itself comes before the free.
TEST(Weaken, FindsBothHalvesNeededOfWhoFrees) {
    const json table = table_of(program("last_frees.cpp"));
    EXPECT_EQ(row_of(table, "fetch-modify", "acq_rel", "acquire").at("result"), "needed");
    EXPECT_EQ(row_of(table, "fetch-modify", "acq_rel", "release").at("result"), "needed");
}

TEST(Weaken, FindsOneHalfNeeded) {
    const json table = table_of(program("half.cpp"));
    expect_needed(row_of(table, "exchange", "acq_rel", "acquire"), "race");
    expect_not_needed(row_of(table, "exchange", "acq_rel", "release"));
}

TEST(Weaken, FindsAFenceNeeded) {
    const json table = table_of(program("fences.cpp"));
    const json fence = row_of(table, "fence", "seq_cst", "acq_rel");
    expect_needed(fence, "assertion");
    EXPECT_EQ(fence.at("function"), "look");
    EXPECT_EQ(fence.at("line"), 11);
}

TEST(Weaken, TakesAllInstancesOfATemplateForOnePlace) {
    const json table = table_of(program("instances.cpp"));
    EXPECT_EQ(table.at("orders").size(), 2u) << table.dump(1);
    const json store = row_of(table, "store", "release", "relaxed");
    expect_needed(store, "race");
    EXPECT_EQ(store.at("line"), 12);
}

TEST(Weaken, KnowsTheTwoOrdersOfACompareExchangeApart) {
    const json table = table_of(program("failing.cpp"));
    expect_needed(row_of(table, "compare-exchange", "acquire", "relaxed", true), "race");
    expect_not_needed(row_of(table, "compare-exchange", "acquire", "relaxed", false));
}

TEST(Weaken, FindsAnOrderNeededThatOneOfSeveralProgramsNeeds) {
    // Both include the same header, which only one of them uses so that it matters.
    const json quiet = table_of(program("flag_unread.cpp"));
    expect_not_needed(row_of(quiet, "store", "release", "relaxed"));
    const json both = table_of(program("flag_unread.cpp") + " " + program("flag_read.cpp"));
    const json store = row_of(both, "store", "release", "relaxed");
    expect_needed(store, "race");
    EXPECT_EQ(store.at("program"), "flag_read.cpp");
}

TEST(Weaken, LeavesOutWhatIsNotAskedFor) {
    const json table = table_of(program("message.cpp") + " --only 'message.cpp:13'");
    ASSERT_EQ(table.at("orders").size(), 1u);
    EXPECT_EQ(table.at("orders")[0].at("operation"), "load");
    EXPECT_EQ(table.at("not_asked_for"), 1);
}

TEST(Weaken, ReplaysWhatItHasFound) {
    const json table = table_of(program("message.cpp"));
    for (const json& row : table.at("orders")) {
        const ended again = run(std::string(PAWL_COMMAND) + " replay " + row.at("schedule").get<std::string>());
        EXPECT_EQ(again.status, 1);
        EXPECT_TRUE(says(again, "race on payload"));
        EXPECT_TRUE(says(again, "weakened: " + row.at("operation").get<std::string>()));
        EXPECT_TRUE(says(again, " -> relaxed at message.cpp:"));
    }
}

// Symbols are looked up by what the kernel calls the program.
TEST(Weaken, TakesAProgramThatWasBuiltAndIsNamedFromHere) {
    std::string folder = ::testing::TempDir() + "weaken-XXXXXX";
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    const std::string in = "cd " + folder + " && ";
    ASSERT_EQ(run(in + PAWL_COMMAND + " c++ -std=c++20 " + program("half.cpp") + " -o half").status, 0);
    const ended one = run(in + weaken("./half"));
    EXPECT_EQ(one.status, 0);
    EXPECT_TRUE(says(one, "2 orders needed, 1 not needed"));
    EXPECT_EQ(run("rm -r " + folder).status, 0);
}

// Not optimised, std::atomic's functions are told the order by who calls them.
TEST(Weaken, FindsThePlacesOfAProgramThatIsNotOptimised) {
    const std::string cxx = "command -v clang++-22 || command -v clang++";
    if (run(cxx).status != 0) GTEST_SKIP() << "no clang";
    std::string folder = ::testing::TempDir() + "weaken-XXXXXX";
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    const std::string in = "cd " + folder + " && ";
    ASSERT_EQ(run(in + "CXX=$(" + cxx + ") " + PAWL_COMMAND + " c++ -std=c++20 " + program("instances.cpp") + " -o it").status,
              0);
    const json table = table_of(folder + "/it");
    EXPECT_EQ(table.at("orders").size(), 2u) << table.dump(1);
    EXPECT_EQ(row_of(table, "store", "release", "relaxed").at("line"), 12);
    EXPECT_EQ(row_of(table, "load", "acquire", "relaxed").at("line"), 15);
    EXPECT_EQ(run("rm -r " + folder).status, 0);
}

TEST(Weaken, SaysTheSameTwice) {
    json first = table_of(program("last_one.cpp")), second = table_of(program("last_one.cpp"));
    first.erase("seconds"), second.erase("seconds");
    EXPECT_EQ(first, second);
}

}  // namespace
}  // namespace pawl::weaken_test
