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
