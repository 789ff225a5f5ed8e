#include "check/report/sarif_report.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <nlohmann/json.hpp>
#include <set>

#include "check/report/finding_identity.hpp"
#include "check/report/sarif_places.hpp"
#include "check/report/verdict_rules.hpp"
#include "story.hpp"

namespace pawl::check::report {
namespace {

using nlohmann::json;

sarif_setting a_setting() {
    sarif_setting setting;
    setting.version = "1.2.3";
    setting.words = {"pawl", "check", "a.cpp"};
    setting.programs = {"/root of it/a.cpp"};
    setting.working_folder = "/root of it";
    setting.source_root = "/root of it";
    setting.exit_status = 1;
    return setting;
}

json run_of(const verdict& whole, symbolizer& symbols, const sarif_setting& setting = a_setting()) {
    return json::parse(sarif_report(whole, symbols, setting))["runs"][0];
}

// Required by the format's schema, wherever such an object stands.
void expect_locations(const json& list) {
    ASSERT_TRUE(list.is_array());
    for (const json& one : list) {
        ASSERT_TRUE(one.contains("physicalLocation")) << one;
        const json& place = one["physicalLocation"];
        EXPECT_TRUE(place["artifactLocation"]["uri"].is_string());
        EXPECT_EQ(place["artifactLocation"]["uri"].get<std::string>().find(' '), std::string::npos);
        if (place.contains("region")) {
            EXPECT_GE(place["region"]["startLine"].get<int>(), 1);
        }
    }
}

TEST(SarifReport, NamesItsFormat) {
    auto one = crossed_locks();
    const json text = json::parse(sarif_report(one.told(), one.no_symbols, a_setting()));
    EXPECT_EQ(text["version"], "2.1.0");
    EXPECT_EQ(text["runs"].size(), 1u);
}

TEST(SarifReport, HasARuleForEachKindThatItsResultsName) {
    auto one = crossed_locks();
    const json run = run_of(one.told(), one.no_symbols);
    const json& rules = run["tool"]["driver"]["rules"];
    EXPECT_EQ(rules.size(), verdict_rules().size());
    std::set<std::string> ids;
    for (const json& rule : rules) {
        EXPECT_TRUE(ids.insert(rule["id"]).second) << rule["id"];
        for (const char* key : {"shortDescription", "fullDescription", "help"})
            EXPECT_FALSE(rule[key]["text"].get<std::string>().empty()) << rule["id"] << key;
        EXPECT_FALSE(rule["name"].get<std::string>().empty());
        EXPECT_FALSE(rule.contains("helpUri")) << "nobody has said where the pages are";
    }
    for (const json& result : run["results"])
        EXPECT_EQ(rules[result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
}

TEST(SarifReport, LinksToThePagesOfVerdictsWhereTheyAreOnTheNetwork) {
    auto one = crossed_locks();
    auto setting = a_setting();
    setting.documentation = "https://example.org/docs/";
    const json run = run_of(one.told(), one.no_symbols, setting);
    EXPECT_EQ(run["tool"]["driver"]["rules"][0]["helpUri"], "https://example.org/docs/verdicts/deadlock.md");
}

TEST(SarifReport, TellsAnErrorWithItsPlaceItsStacksAndItsIdentity) {
    auto one = crossed_locks();
    const json run = run_of(one.told(), one.no_symbols);
    ASSERT_EQ(run["results"].size(), 1u);
    const json& result = run["results"][0];
    EXPECT_EQ(result["ruleId"], "deadlock");
    EXPECT_EQ(result["level"], "error");
    EXPECT_EQ(result["kind"], "fail");
    EXPECT_NE(result["message"]["text"].get<std::string>().find("holds mutex A and waits for mutex B"),
              std::string::npos);
    expect_locations(result["locations"]);
    // Without debug information the program's own source is named: services drop a result without a place.
    EXPECT_EQ(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a.cpp");
    const std::string who = identity_of(*one.whole.what, one.whole, one.no_symbols).fingerprint;
    EXPECT_EQ(result["partialFingerprints"]["pawlFinding/v1"], who);
    EXPECT_EQ(result["partialFingerprints"]["primaryLocationLineHash"], who + ":1");
    EXPECT_EQ(result["properties"]["again"], "pawl replay 0:0-3.1-2.2-2");
    EXPECT_FALSE(result.contains("baselineState")) << "there is no baseline";
}

TEST(SarifReport, TellsHowItWasCalledAndHowItEnded) {
    auto one = crossed_locks();
    one.whole.seed = 7;
    const json call = run_of(one.told(), one.no_symbols)["invocations"][0];
    EXPECT_EQ(call["exitCode"], 1);
    EXPECT_EQ(call["executionSuccessful"], true);
    EXPECT_EQ(call["arguments"], json::parse(R"(["check", "a.cpp"])"));
    EXPECT_EQ(call["workingDirectory"]["uri"], "file:///root%20of%20it/");
    EXPECT_EQ(call["properties"]["seed"], 7);
}

TEST(SarifReport, HasNoResultWhereNothingIsWrong) {
    symbolizer none("");
    verdict whole;
    whole.complete = true;
    const json run = run_of(whole, none);
    EXPECT_EQ(run["results"], json::array());
    EXPECT_FALSE(run["properties"]["not_covered"].empty());
    EXPECT_EQ(run["properties"]["complete"], true);
}

TEST(SarifReport, TellsAnInconclusiveCheckAsANotificationAndNotAsAFinding) {
    story one(wire::finding_kind::unsupported);
    one.whole.result = outcome::inconclusive;
    one.whole.reason = "fork() is not simulated";
    const json run = run_of(one.told(), one.no_symbols);
    EXPECT_TRUE(run["results"].empty());
    const json& note = run["invocations"][0]["toolExecutionNotifications"][0];
    EXPECT_NE(note["message"]["text"].get<std::string>().find("fork() is not simulated"), std::string::npos);
    EXPECT_EQ(note["associatedRule"]["id"], "unsupported");
}

TEST(SarifReport, TellsWhatABaselineAcceptsAsSuppressed) {
    auto one = crossed_locks();
    verdict whole;
    whole.has_baseline = true;
    known_finding& known = whole.known.emplace_back();
    known.what = *one.whole.what;
    known.reason = "until the new queue is there";
    const json run = run_of(whole, one.no_symbols);
    ASSERT_EQ(run["results"].size(), 1u);
    const json& result = run["results"][0];
    EXPECT_EQ(result["baselineState"], "unchanged");
    EXPECT_EQ(result["suppressions"][0]["kind"], "external");
    EXPECT_EQ(result["suppressions"][0]["justification"], "until the new queue is there");
    EXPECT_EQ(result["partialFingerprints"]["pawlFinding/v1"],
              identity_of(*one.whole.what, one.whole, one.no_symbols).fingerprint);
}

TEST(SarifReport, CallsAFindingNewBesideABaseline) {
    auto one = crossed_locks();
    one.whole.has_baseline = true;
    EXPECT_EQ(run_of(one.told(), one.no_symbols)["results"][0]["baselineState"], "new");
}

TEST(SarifReport, StaysJsonWhateverBytesATaskIsNamedWith) {
    auto one = crossed_locks();
    std::memcpy(one.task(1).name, "\xff\"\n\x01", 5);
    EXPECT_NO_THROW(run_of(one.told(), one.no_symbols));
}

TEST(SarifPlaces, NamesWhatStandsBelowTheRootRelativeToIt) {
    const sarif_places places("/home/me/pro ject");
    EXPECT_EQ(places.artifact("/home/me/pro ject/src/a b.cpp")["uri"], "src/a%20b.cpp");
    EXPECT_EQ(places.artifact("/home/me/pro ject/src/../x.c")["uri"], "x.c");
    EXPECT_EQ(places.artifact("/home/me/pro ject/x.c")["uriBaseId"], "SRCROOT");
    EXPECT_EQ(places.artifact("/home/me/pro jects/x.c")["uri"], "file:///home/me/pro%20jects/x.c");
    EXPECT_FALSE(places.artifact("/usr/include/x.h").contains("uriBaseId"));
    EXPECT_EQ(places.bases()["SRCROOT"]["uri"], "file:///home/me/pro%20ject/");
}

TEST(SarifPlaces, LeavesNoLinksInMessages) {
    EXPECT_EQ(sarif_message("locks[2](here)")["text"], "locks\\[2\\](here)");
    EXPECT_EQ(sarif_message("locks[2] here")["text"], "locks[2] here");
    EXPECT_EQ(sarif_message("](")["text"], "\\](");
}

}  // namespace
}  // namespace pawl::check::report
