// libpawl's own channels: whatever publishes in a ring or in a bounded channel, made relaxed, is found. Rows that no scenario
// shows are listed here, each with its reason in docs/memory-orders.md.
#include <algorithm>
#include <vector>

#include "bench.hpp"

namespace pawl::weaken_test {
namespace {

std::string scenario(const std::string& name) { return " " PAWL_SOURCE "/tests/scenarios/" + name + ".cpp"; }

json weakened(const std::string& scenarios, const std::string& only) {
    return table_of(scenarios + " --explore exhaustive --time 60s --cflags \"-std=c++23 -I" PAWL_SOURCE "/include -I" PAWL_SOURCE
                                "/examples\"" + only);
}

/// "give_up store": what is weakened there, where that was not found.
std::vector<std::string> not_found(const json& table) {
    std::vector<std::string> all;
    for (const json& row : table.at("orders"))
        if (row.at("result") != "needed") {
            const std::string function = row.at("function");
            all.push_back(function.substr(function.rfind(':') + 1) + " " + row.at("operation").get<std::string>());
        }
    std::ranges::sort(all);
    return all;
}

TEST(PlantedOrders, OfARingAreFound) {
    const json table = weakened(scenario("ring_freeze") + scenario("ring_grant_beyond"), " --only ring_core.hpp");
    EXPECT_EQ(not_found(table), std::vector<std::string>{}) << table.dump(1);
    EXPECT_GE(table.at("orders").size(), 5u);
    for (const json& row : table.at("orders")) EXPECT_EQ(row.value("kind", ""), "race") << row.dump(1);
}

TEST(PlantedOrders, OfItsSpareCellsAreFound) {
    const json table = weakened(scenario("ring_spares_go_round"), " --only spare_stack.hpp");
    EXPECT_EQ(not_found(table), std::vector<std::string>{"take compare-exchange"}) << table.dump(1);
}

// `arrived` passes a place on between two tasks at one end, and the content of a slot is looked at twice.
TEST(PlantedOrders, OfABoundedChannelAreFound) {
    const json table = weakened(scenario("bounded_close_against_send"),
                                " --only '*::move' --only '*::find_tail' --only '*::look' --only '*::arrived'");
    EXPECT_EQ(not_found(table), (std::vector<std::string>{"arrived store", "look load"})) << table.dump(1);
    row_of(table, "compare-exchange", "release", "relaxed");
    EXPECT_EQ(table.at("orders").size(), 5u);
}

}  // namespace
}  // namespace pawl::weaken_test
