#include "check/report/json_report.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "story.hpp"

namespace pawl::check::report {
namespace {

TEST(JsonReport, HasEveryKeyThatIsPromised) {
    auto one = crossed_locks();
    const auto text = nlohmann::json::parse(json_report(one.told(), one.no_symbols));
    for (const char* key : {"verdict", "kind", "message", "complete", "executions", "redundant", "seconds", "schedule",
                            "seed", "bounds", "machine", "tasks", "warnings"})
        EXPECT_TRUE(text.contains(key)) << key;
    EXPECT_EQ(text["verdict"], "wrong");
    EXPECT_EQ(text["kind"], "deadlock");
    EXPECT_EQ(text["tasks"][1]["name"], "first");
    EXPECT_EQ(text["tasks"][1]["waits_for"]["task"], "second");
    EXPECT_EQ(text["tasks"][1]["holds"][0]["object"], "mutex A");
}

TEST(JsonReport, TellsLineByLineWhatTheProgramSaysOfItsFailure) {
    story one(wire::finding_kind::assertion);
    one.whole.recorded.account = "first\tline\nsecond \x01\n";
    const auto text = nlohmann::json::parse(json_report(one.told(), one.no_symbols));
    EXPECT_EQ(text["account"], nlohmann::json::parse(R"(["first line", "second \ufffd"])"));
}

TEST(JsonReport, SaysNothingOfAFailureThatIsNotTheProgramsOwn) {
    auto one = crossed_locks();
    one.whole.recorded.account = "first line\n";
    EXPECT_FALSE(nlohmann::json::parse(json_report(one.told(), one.no_symbols)).contains("account"));
}

TEST(JsonReport, HasNoKindWhenNothingIsWrong) {
    symbolizer none("");
    const auto text = nlohmann::json::parse(json_report(verdict(), none));
    EXPECT_EQ(text["verdict"], "ok");
    EXPECT_EQ(text["kind"], "none");
}

TEST(JsonReport, StaysJsonWhateverBytesATaskIsNamedWith) {
    auto one = crossed_locks();
    std::memcpy(one.task(1).name, "\xff\"\n\x01", 5);
    nlohmann::json text;
    EXPECT_NO_THROW(text = nlohmann::json::parse(json_report(one.told(), one.no_symbols)));
    EXPECT_FALSE(text.empty());
}

}  // namespace
}  // namespace pawl::check::report
