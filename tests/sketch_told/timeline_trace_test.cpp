#include "sketch/told/timeline_trace.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/sketch_told/events.hpp"

namespace pawl::sketch {
namespace {

TEST(TimelineTrace, HasSlicesOfCoresAndTasksCountersOfPinsAndWhatWasPrinted) {
    timeline told;
    board_that_tells<timeline> tell{told};
    tell.board("AVR", 16'000'000, 1);
    tell.task(0, 1, "blink", 1);
    tell.runs(1'000, 1);
    tell(event(2'000, board_event_kind::pin, 1, 1, 13));
    tell.prints(2'500, 1, "on\n");
    tell.sleeps(3'000, 1, 9'000);
    tell.idle(3'000);
    told.end(10'000);
    check::report::symbolizer symbols("");
    const auto trace = nlohmann::json::parse(timeline_trace(told, {}, symbols));
    const auto has = [&](nlohmann::json part) {
        for (const auto& one : trace["traceEvents"]) {
            bool all = true;
            for (const auto& [key, value] : part.items()) all = all && one.contains(key) && one[key] == value;
            if (all) return true;
        }
        return false;
    };
    EXPECT_TRUE(has({{"ph", "X"}, {"pid", 1}, {"ts", 1.0}, {"dur", 2.0}, {"name", "blink"}}));
    EXPECT_TRUE(has({{"ph", "X"}, {"pid", 2}, {"ts", 1.0}, {"dur", 2.0}, {"name", "runs"}}));
    EXPECT_TRUE(has({{"ph", "X"}, {"pid", 2}, {"ts", 3.0}, {"dur", 7.0}, {"name", "sleeps"}}));
    EXPECT_TRUE(has({{"ph", "C"}, {"pid", 3}, {"ts", 2.0}, {"name", "pin 13"}, {"args", {{"level", 1}}}}));
    EXPECT_TRUE(has({{"ph", "i"}, {"pid", 4}, {"ts", 2.5}, {"name", "on"}}));
    EXPECT_EQ(trace["otherData"]["board"], "AVR");
}

}  // namespace
}  // namespace pawl::sketch
