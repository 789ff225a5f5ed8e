// libpawl's own channels: whatever publishes in a ring or in a bounded channel, made relaxed, is found. Rows that no scenario
// shows are listed here, each with its reason in docs/memory-orders.md.
#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "bench.hpp"

namespace pawl::weaken_test {
namespace {

std::string scenario(const std::string& name) { return " " PAWL_SOURCE "/tests/scenarios/" + name + ".cpp"; }

json weakened(const std::string& scenarios, const std::string& only) {
    return table_of(scenarios +
                    " --explore exhaustive --time 60s --cflags \"-std=c++23 -I" PAWL_SOURCE "/include -I" PAWL_SOURCE
                    "/examples\"" +
                    only);
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

// The content of a slot is looked at twice, in one function.
TEST(PlantedOrders, OfABoundedChannelAreFound) {
    const json table =
        weakened(scenario("bounded_close_against_send"), " --only '*::move' --only '*::find_tail' --only '*::look'");
    EXPECT_EQ(not_found(table), std::vector<std::string>{"look load"}) << table.dump(1);
    row_of(table, "compare-exchange", "release", "relaxed");
    EXPECT_EQ(table.at("orders").size(), 4u);
}

TEST(PlantedOrders, OfAPlaceThatTwoTasksShareAreFound) {
    const json table =
        weakened(scenario("bounded_place_of_two_tasks"), " --only '*::arrived' --only '*::first_place' --only '*::insert'");
    EXPECT_EQ(not_found(table), std::vector<std::string>{}) << table.dump(1);
    row_of(table, "store", "release", "relaxed");
    EXPECT_EQ(table.at("orders").size(), 3u);
}

// So that none of them is left out here: a new one needs a scenario that shows it to be needed, and a line above.
TEST(PlantedOrders, AreAllThatReleaseInARingAndInABoundedChannel) {
    std::vector<std::string> found;
    for (const char* name : {"ring.hpp", "ring_core.hpp", "ring_gate.hpp", "ring_place.hpp", "ring_spans.hpp",
                             "ring_storage.hpp", "bounded.hpp", "slot.hpp", "slot_ring.hpp", "slot_ring_calls.hpp"}) {
        std::ifstream source(std::string(PAWL_SOURCE "/include/pawl/channel/") + name);
        ASSERT_TRUE(source) << name;
        for (std::string line; std::getline(source, line);)
            if (line.find("memory_order_release") != std::string::npos)
                found.push_back(name + line.substr(line.find_first_not_of(' ') - 1));
    }
    EXPECT_EQ(found,
              (std::vector<std::string>{
                  "ring_core.hpp tail_.store(next, std::memory_order_release);",
                  "ring_core.hpp head_.store(next, std::memory_order_release);",
                  "slot_ring.hpp last.store(next, std::memory_order_release);",
                  "slot_ring.hpp if (seen < to) hint.compare_exchange_strong(seen, to, std::memory_order_release, "
                  "std::memory_order_relaxed);",
              }));
}

}  // namespace
}  // namespace pawl::weaken_test
