#include "sketch/told/timeline_page.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/sketch_told/events.hpp"

namespace pawl::sketch {
namespace {

using check::wire::service;
using check::wire::without_end;
using testing::HasSubstr;
using testing::Not;

struct TimelinePage : testing::Test {
    timeline told;
    board_that_tells<timeline> tell{told};
    check::report::verdict verdict;
    check::report::symbolizer symbols{""};

    std::string page(const std::string& ending = "  at 1 ms nothing is left to run\n") {
        return timeline_page(told, "x.ino", ending, verdict, symbols);
    }
    nlohmann::json model() {
        const std::string text = page();
        constexpr std::string_view opens = "<script id=\"model\" type=\"application/json\">";
        const auto begin = text.find(opens) + opens.size();
        return nlohmann::json::parse(text.substr(begin, text.find("</script>", begin) - begin));
    }
};

TEST_F(TimelinePage, HasTheEndingOnTop) {
    const std::string text = page("  at 32 ms 2 tasks wait: DEADLOCK\n  Task1 <b> waits\n  Why  the order\n");
    EXPECT_THAT(text, HasSubstr("<h1>at 32 ms 2 tasks wait: DEADLOCK</h1>\n<p>Task1 &lt;b&gt; waits</p>\n"
                                "<p><b>Why</b>  the order</p>"));
    EXPECT_THAT(text, HasSubstr("<title>x.ino</title>"));
    EXPECT_THAT(text, Not(HasSubstr("{{")));
}

TEST_F(TimelinePage, AsksNobodyForAnything) {
    EXPECT_THAT(page(), HasSubstr("default-src 'none'"));
    EXPECT_THAT(page(), Not(HasSubstr("src=")));
    EXPECT_THAT(page(), Not(HasSubstr("@import")));
}

TEST_F(TimelinePage, StaysTextWhateverTheProgramPrints) {
    tell.task(0, 1, "</script><!--", 1);
    tell.prints(5, 1, "</script><script>alert(1)</script> \xff\n");
    const std::string text = page();
    EXPECT_THAT(text, Not(HasSubstr("<script>alert")));
    EXPECT_EQ(model()["tasks"][0]["name"], "</script><!--");
    EXPECT_EQ(model()["serial"][0][3], "</script><script>alert(1)</script> \xef\xbf\xbd");
}

TEST_F(TimelinePage, HasTimesAsDistances) {
    tell.task(10, 1, "a", 1);
    tell.runs(10, 1);
    tell.idle(25);
    tell.runs(40, 1);
    EXPECT_EQ(model()["cores"][0]["times"], nlohmann::json({10, 15, 15}));
    EXPECT_EQ(model()["cores"][0]["values"], nlohmann::json({0, -1, 0}));
    EXPECT_EQ(model()["cores"][0]["many"], nlohmann::json::array());
}

TEST_F(TimelinePage, SaysWhatATaskWaitsForAndWhoHasIt) {
    tell.task(0, 1, "Task1", 1);
    tell.task(0, 2, "Task2", 2);
    check::wire::named_object named{};
    named.address = 0x100;
    named.size = 8;
    std::strcpy(named.noun, "mutex");
    verdict.recorded.named.push_back(named);
    tell.waits(10, 2, service::semaphore_take, {0x100, without_end, 0, 0});
    tell.waits(20, 2, service::semaphore_take, {0x100, without_end, 1, 0});
    tell.sleeps(30, 2, 99);
    const auto waits = model()["waits"];
    ASSERT_EQ(waits.size(), 3u);
    EXPECT_THAT(waits[0][0].get<std::string>(), HasSubstr("waits for mutex A"));
    EXPECT_EQ(waits[1][0], "waits for mutex A, which Task1 has");
    EXPECT_EQ(waits[1][1], false);
    EXPECT_EQ(waits[2], nlohmann::json({"sleeps", true, true}));
}

TEST_F(TimelinePage, SaysWhatIsLeftOut) {
    tell.task(0, 1, "a", 1);
    EXPECT_TRUE(model()["notes"].empty());
    for (std::int64_t i = 0; i < 70'000; ++i) tell(event(i * 1'000'000, board_event_kind::pin, 1, i % 2 != 0, 13));
    for (int i = 0; i < 20'002; ++i) tell.prints(0, 1, "x\n");
    const auto notes = model()["notes"];
    ASSERT_EQ(notes.size(), 2u);
    EXPECT_THAT(
        notes[0].get<std::string>(),
        testing::MatchesRegex("Pin 13 changed so often that changes closer together than .* are drawn as one."));
    EXPECT_EQ(notes[1], "2 lines of serial output in the middle of the run are not kept.");
    EXPECT_FALSE(model()["pins"][0]["levels"]["many"].empty());
}

}  // namespace
}  // namespace pawl::sketch
