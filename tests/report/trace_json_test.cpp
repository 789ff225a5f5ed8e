// The rules are those of the Trace Event Format: https://perfetto.dev/docs/getting-started/other-formats
#include "check/report/trace_json.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "story.hpp"

namespace pawl::check::report {
namespace {

using nlohmann::json;
using wire::operation_kind;

json written(story& one) { return json::parse(trace_json(one.told(), one.no_symbols)); }
std::vector<json> events(story& one) { return written(one)["traceEvents"]; }

story busy() {
    story one(wire::finding_kind::promise);
    one.whole.on.kind = wire::machine_kind::one_core;
    one.add(0, operation_kind::task_create).other_task = 1;
    one.add(1, operation_kind::task_begin);
    one.add(1, operation_kind::mutex_lock, 0x10);
    one.add(0, operation_kind::store, 0x20);
    one.add(1, operation_kind::load, 0x20).preempted = true;
    one.add(1, operation_kind::mutex_unlock, 0x10);
    one.add(0, operation_kind::mutex_lock, 0x10);
    one.add(0, operation_kind::sleep).clock_ns = 5'000'000;
    one.add(1, operation_kind::mutex_lock, 0x30);
    return one;
}

TEST(TraceJson, HasWhatEachPhaseOfTheFormatRequires) {
    auto one = busy();
    const json trace = written(one);
    ASSERT_TRUE(trace["traceEvents"].is_array());
    for (const json& event : trace["traceEvents"]) {
        for (const char* key : {"name", "ph", "pid", "tid", "ts"}) ASSERT_TRUE(event.contains(key)) << event;
        EXPECT_TRUE(event["ts"].is_number_integer()) << event;
        const std::string phase = event["ph"];
        if (phase == "X") {
            EXPECT_GT(event["dur"], 0) << event;
        }
        if (phase == "i") {
            EXPECT_EQ(event["s"], "t") << event;
        }
        if (phase == "M") {
            EXPECT_TRUE(event.contains("args")) << event;
        }
        if (phase == "s" || phase == "f" || phase == "b" || phase == "e") {
            EXPECT_TRUE(event.contains("id") && event.contains("cat")) << event;
        }
        EXPECT_TRUE(std::string("XiMsfbe").contains(phase)) << event;
    }
}

TEST(TraceJson, NamesATrackForEachTaskAndEachCore) {
    auto one = busy();
    std::set<std::string> names;
    for (const json& event : events(one))
        if (event["ph"] == "M" && event["args"].contains("name")) names.insert(event["args"]["name"]);
    for (const char* name : {"tasks", "cores", "main (priority 0)", "first (priority 0)", "core 0"})
        EXPECT_TRUE(names.contains(name)) << name;
}

TEST(TraceJson, GivesEachStepALaterTime) {
    auto one = busy();
    std::int64_t before = -1;
    int steps = 0;
    for (const json& event : events(one))
        if (event.value("cat", "") == "step") {
            EXPECT_GT(event["ts"], before);
            before = event["ts"];
            ++steps;
        }
    EXPECT_EQ(steps, 9);
    EXPECT_GE(before, 5000) << "a sleep takes its time";
}

TEST(TraceJson, NestsTheSlicesOfATrack) {
    auto one = busy();
    std::map<std::pair<int, int>, std::vector<std::pair<std::int64_t, std::int64_t>>> tracks;
    for (const json& event : events(one))
        if (event["ph"] == "X") {
            const std::int64_t from = event["ts"];
            tracks[{event["pid"], event["tid"]}].push_back({from, from + event["dur"].get<std::int64_t>()});
        }
    for (const auto& [track, slices] : tracks)
        for (const auto& a : slices)
            for (const auto& b : slices)
                EXPECT_FALSE(a.first < b.first && b.first < a.second && a.second < b.second)
                    << track.first << " " << track.second << ": " << a.first << "-" << a.second << " and " << b.first
                    << "-" << b.second;
}

TEST(TraceJson, JoinsEachArrowInSlicesOfItsTwoTasks) {
    auto one = busy();
    const json trace = written(one);
    std::map<int, int> ends;
    for (const json& event : trace["traceEvents"]) {
        if (event["ph"] != "s" && event["ph"] != "f") continue;
        ends[event["id"]] += event["ph"] == "s" ? 1 : 100;
        bool inside = false;
        for (const json& slice : trace["traceEvents"])
            inside = inside ||
                     (slice["ph"] == "X" && slice["pid"] == event["pid"] && slice["tid"] == event["tid"] &&
                      slice["ts"] <= event["ts"] && event["ts"] < slice["ts"].get<int>() + slice["dur"].get<int>());
        EXPECT_TRUE(inside) << event;
    }
    EXPECT_EQ(ends.size(), 3u) << "the start, the message, the lock";
    for (const auto& [id, count] : ends) EXPECT_EQ(count, 101);
}

TEST(TraceJson, MarksAPreemptionOnBothTasks) {
    auto one = busy();
    int marks = 0;
    for (const json& event : events(one))
        if (event["ph"] == "i") {
            EXPECT_EQ(event["name"], "first preempts main");
            ++marks;
        }
    EXPECT_EQ(marks, 2);
}

TEST(TraceJson, OpensAndClosesEachLock) {
    auto one = busy();
    std::map<int, int> open;
    for (const json& event : events(one))
        if (event.value("cat", "") == "lock") open[event["id"]] += event["ph"] == "b" ? 1 : -1;
    EXPECT_EQ(open.size(), 3u);
    for (const auto& [id, count] : open) EXPECT_EQ(count, 0);
}

TEST(TraceJson, StaysJsonWhateverBytesATaskIsNamedWith) {
    auto one = busy();
    std::memcpy(one.task(1).name, "\xff\"\n\x01", 5);
    EXPECT_NO_THROW(written(one));
}

TEST(TraceJson, OfNothingHasNoSlices) {
    symbolizer none("");
    const json trace = json::parse(trace_json(verdict(), none));
    for (const json& event : trace["traceEvents"]) EXPECT_EQ(event["ph"], "M");
}

}  // namespace
}  // namespace pawl::check::report
