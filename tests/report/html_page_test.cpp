#include "check/report/html_page.hpp"

#include <gmock/gmock.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "check/report/text_report.hpp"
#include "story.hpp"

namespace pawl::check::report {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using wire::finding_kind;
using wire::operation_kind;

std::string between(const std::string& text, const std::string& open, const std::string& close) {
    const auto from = text.find(open) + open.size();
    return text.substr(from, text.find(close, from) - from);
}

json model_of(const std::string& page) {
    return json::parse(between(page, "<script id=\"story\" type=\"application/json\">", "</script>"));
}

TEST(HtmlPage, SaysTheSentencesOfTheTextReport) {
    auto one = crossed_locks();
    const std::string page = html_page(one.told(), one.no_symbols);
    struct page wide;
    wide.width = 10'000;
    const std::string text = text_report(one.told(), one.no_symbols, wide);
    for (const char* element : {"<p class=\"word wrong\">", "<h1>", "<dt>Why</dt><dd>", "<dt>Cure</dt><dd>"})
        EXPECT_THAT(text, HasSubstr(between(page, element, "</"))) << element;
    EXPECT_THAT(page, HasSubstr("Task &quot;first&quot; holds mutex A and waits for mutex B"));
    EXPECT_THAT(page, HasSubstr("pawl replay 0:0-3.1-2.2-2"));
}

TEST(HtmlPage, NeedsNoNetwork) {
    auto one = crossed_locks();
    const std::string page = html_page(one.told(), one.no_symbols);
    EXPECT_THAT(page, HasSubstr("default-src 'none'"));
    EXPECT_THAT(page, Not(HasSubstr("src=\"")));
    EXPECT_THAT(page, Not(HasSubstr("<link")));
    EXPECT_THAT(page, Not(HasSubstr("@import")));
    EXPECT_THAT(page, Not(HasSubstr("{{")));
}

TEST(HtmlPage, DrawsTheCircleOfADeadlock) {
    auto one = crossed_locks();
    const json circle = model_of(html_page(one.told(), one.no_symbols))["circle"];
    EXPECT_EQ(circle["closed"], true);
    EXPECT_EQ(circle["nodes"].size(), 4u);
    EXPECT_EQ(circle["edges"].size(), 4u);
}

TEST(HtmlPage, HasAStepForEachEventAndStaysWithoutGaps) {
    auto one = crossed_locks();
    const json model = model_of(html_page(one.told(), one.no_symbols));
    EXPECT_EQ(model["steps"].size(), 4u);
    ASSERT_EQ(model["tasks"].size(), 3u);
    for (const json& task : model["tasks"]) {
        int at = 0;
        for (const json& stay : task["stays"]) {
            EXPECT_EQ(stay[0], at);
            at = stay[1];
        }
        EXPECT_EQ(at, 4);
    }
}

TEST(HtmlPage, CannotBeBrokenOutOfByNamesAndTexts) {
    auto one = crossed_locks();
    std::memcpy(one.task(1).name, "</script><!--\"'&\xff", 17);
    one.whole.recorded.output = std::string("</script><script>alert(1)</script>\0\xfe<!--", 40);
    one.whole.schedule_name = "<img src=x onerror=alert(1)>";
    const std::string page = html_page(one.told(), one.no_symbols);
    std::size_t scripts = 0;
    for (auto at = page.find("</script"); at != std::string::npos; at = page.find("</script", at + 1)) ++scripts;
    EXPECT_EQ(scripts, 2u);
    EXPECT_THAT(page, Not(HasSubstr("<img")));
    EXPECT_THAT(page, Not(HasSubstr("<!--")));
    const json model = model_of(page);
    EXPECT_EQ(model["output"][0][1], "</script><script>alert(1)</script>\xef\xbf\xbd\xef\xbf\xbd<!--");
    EXPECT_EQ(model["strings"][model["tasks"][1]["name"].get<std::size_t>()], "</script><!--\"'&\xef\xbf\xbd");
}

TEST(HtmlPage, IsThereForEachKindOfFinding) {
    for (int kind = 0; kind < static_cast<int>(finding_kind::kinds); ++kind) {
        story one(static_cast<finding_kind>(kind));
        one.whole.what->task = 1;
        one.whole.what->peer = 2;
        one.add(1, operation_kind::store, 0x10);
        const std::string page = html_page(one.told(), one.no_symbols);
        EXPECT_THAT(page, HasSubstr("<h1>")) << kind;
        EXPECT_EQ(model_of(page)["steps"].size(), 1u) << kind;
    }
}

TEST(HtmlPage, OfNothingWrongShowsWhatWasExploredAndTheFirstExecution) {
    story one(finding_kind::none);
    one.add(0, operation_kind::task_begin);
    verdict whole = one.told();
    whole.result = outcome::ok;
    whole.shown = {whole.recorded, *whole.what, 0, {}};
    whole.recorded = {};
    whole.what.reset();
    whole.machines.emplace_back();
    whole.machines.back().executions = 12;
    whole.machines.back().complete = true;
    const std::string page = html_page(whole, one.no_symbols);
    EXPECT_THAT(page, HasSubstr("<h1>nothing wrong</h1>"));
    EXPECT_THAT(page, HasSubstr("<td>12 executions</td>"));
    const json model = model_of(page);
    EXPECT_EQ(model["steps"].size(), 1u);
    EXPECT_TRUE(model["end"].is_null());
}

TEST(HtmlPage, OfAnUndecidedProgramSaysWhy) {
    symbolizer none("");
    verdict whole;
    whole.result = outcome::inconclusive;
    whole.reason = "fork is not simulated";
    EXPECT_THAT(html_page(whole, none), HasSubstr("<h1>fork is not simulated</h1>"));
}

}  // namespace
}  // namespace pawl::check::report
