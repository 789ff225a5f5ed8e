// A schedule of pawl check, written as a trace and read back, is drawn as the page of its verdict is drawn.
#include "check/report/trace_file.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "check/report/html_page.hpp"
#include "check/report/trace_json.hpp"
#include "check/report/trace_page.hpp"
#include "check/report/trace_summary.hpp"
#include "check/report/trace_text.hpp"
#include "story.hpp"

namespace pawl::check::report {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using wire::operation_kind;

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

json model_of(const std::string& page) {
    const std::string open = "<script id=\"story\" type=\"application/json\">";
    const auto from = page.find(open) + open.size();
    return json::parse(page.substr(from, page.find("</script>", from) - from));
}
// Texts stand in tables of their own.
std::string text_in(const json& model, const json& number) {
    return number.is_null() || number.get<int>() < 0 ? ""
                                                     : model["strings"][number.get<std::size_t>()].get<std::string>();
}
std::vector<std::string> steps_of(const json& model) {
    std::vector<std::string> all;
    for (const json& one : model["steps"])
        all.push_back(one[0].dump() + " task " + one[1].dump() + ": " + text_in(model, one[2]) + ", core " +
                      one[5].dump() + ", " + text_in(model, one[6]));
    return all;
}
// How each task stands after each step.
std::vector<std::string> stays_of(const json& model) {
    std::vector<std::string> all;
    for (const json& task : model["tasks"])
        for (const json& one : task["stays"])
            for (int step = one[0]; step < one[1]; ++step) {
                const std::string how = one[2];
                const bool waits = how == "waits" || how == "sleeps";
                all.push_back(text_in(model, task["name"]) + " after " + std::to_string(step) + ": " + how +
                              (waits ? " " + text_in(model, one[3]) + ", peer " + one[6].dump() : ""));
            }
    return all;
}
std::vector<std::string> texts_of(const json& model, const char* table, std::size_t text,
                                  std::vector<std::size_t> numbers) {
    std::vector<std::string> all;
    for (const json& one : model[table]) {
        std::string words = text_in(model, one[text]);
        for (const std::size_t each : numbers) words += " " + one[each].dump();
        all.push_back(words);
    }
    std::ranges::sort(all);
    return all;
}

class LooksAlike : public testing::TestWithParam<bool> {};

TEST_P(LooksAlike, AsThePageOfTheVerdict) {
    auto one = GetParam() ? busy() : crossed_locks();
    const json page = model_of(html_page(one.told(), one.no_symbols));
    const auto read = read_trace(trace_json(one.told(), one.no_symbols));
    ASSERT_TRUE(read) << read.error();
    const json drawn = model_of(trace_page(*read, "trace.json"));
    EXPECT_EQ(steps_of(drawn), steps_of(page));
    EXPECT_EQ(stays_of(drawn), stays_of(page));
    EXPECT_EQ(texts_of(drawn, "arrows", 3, {0, 1, 2}), texts_of(page, "arrows", 3, {0, 1, 2}));
    EXPECT_EQ(texts_of(drawn, "locks", 1, {0, 2, 3}), texts_of(page, "locks", 1, {0, 2, 3}));
    EXPECT_EQ(drawn["cores"]["count"], page["cores"]["count"]);
}
INSTANTIATE_TEST_SUITE_P(TraceFile, LooksAlike, testing::Bool());

TEST(TraceFile, IsTextAndATable) {
    auto one = crossed_locks();
    const auto read = read_trace(trace_json(one.told(), one.no_symbols));
    ASSERT_TRUE(read);
    EXPECT_THAT(trace_steps(*read, page{}), HasSubstr("locks mutex A"));
    EXPECT_THAT(trace_overview(*read, page{}), HasSubstr("At its end first waits for mutex B, which second holds"));
    EXPECT_THAT(trace_overview(*read, page{}), testing::Not(HasSubstr("\033")));
}

TEST(TraceFile, TimesHaveUnits) {
    EXPECT_EQ(time_text(0), "0");
    EXPECT_EQ(time_text(0.82), "820 ns");
    EXPECT_EQ(time_text(12.34), "12.3 us");
    EXPECT_EQ(time_text(4560), "4.56 ms");
    EXPECT_EQ(time_text(78.9e6), "78.9 s");
}

std::string why_not(const std::string& events) {
    const auto read = read_trace(R"({"otherData":{"made_by":"pawl"},"traceEvents":[)" + events + "]}");
    return read ? "it was read" : read.error();
}
TEST(TraceFile, SaysWhereItIsWrong) {
    const std::string track = R"({"ph":"M","pid":1,"tid":0,"ts":0,"name":"process_name","args":{"name":"tasks"}},)"
                              R"({"ph":"M","pid":1,"tid":1,"ts":0,"name":"thread_name","args":{"name":"main"}},)";
    EXPECT_EQ(why_not(track + "7"), "traceEvents[2] is no object");
    EXPECT_EQ(why_not(track + R"({"ph":"X","cat":"step","pid":1,"tid":1,"name":"x"})"), "traceEvents[2] has no ts");
    EXPECT_EQ(why_not(track + R"({"ph":"X","cat":"step","pid":1,"tid":1,"name":"x","ts":"soon"})"),
              "traceEvents[2] ts is no number that a time or a track could be");
    EXPECT_EQ(why_not(track + R"({"ph":"X","cat":"step","pid":1,"tid":9,"name":"x","ts":1})"),
              "traceEvents[2] belongs to a track that has no name");
    EXPECT_EQ(why_not(track + R"({"ph":"e","cat":"lock","pid":1,"tid":1,"name":"x","ts":1,"id":3})"),
              "traceEvents[2] ends what has not begun");
    EXPECT_THAT(why_not(track + R"({"ph":"s","cat":"influence","pid":1,"tid":1,"name":"wakes","ts":1,"id":3})"),
                HasSubstr("an arrow has no end"));
    EXPECT_THAT(why_not(track + R"({"ph":"X","cat":"step","pid":1,"tid":1,"name":"x","ts":1,"args":{"core":5}})"),
                HasSubstr("of a core that there is not"));
    EXPECT_EQ(why_not(track + R"({"ph":"X","cat":"step","pid":1,"tid":1,"name":"x","ts":1})"), "it was read");
    EXPECT_EQ(read_trace("{\n  oh").error(), "is not JSON: line 2, column 3");
}

}  // namespace
}  // namespace pawl::check::report
