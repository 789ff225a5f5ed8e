#include "check/report/sarif_report.hpp"

#include <cstring>
#include <nlohmann/json.hpp>

#include "check/report/coverage_words.hpp"
#include "check/report/known_words.hpp"
#include "check/report/machine_words.hpp"
#include "check/report/paragraph.hpp"
#include "check/report/sarif_places.hpp"
#include "check/report/sarif_result.hpp"
#include "check/report/verdict_rules.hpp"

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;

json rule_json(const verdict_rule& rule, const sarif_setting& setting) {
    const std::string page = page_of(rule.kind);
    const std::string level = usual_level(rule.kind);
    json text{{"id", kind_key(rule.kind)}, {"name", rule.name}};
    text["shortDescription"] = sarif_message(rule.sentence);
    text["fullDescription"] = sarif_message(rule.sentence);
    const std::string where = setting.documentation.empty() ? page : setting.documentation + page.substr(sizeof "docs");
    text["help"] = sarif_message(std::string(rule.sentence) + " An example and what helps: " + where);
    if (!setting.documentation.empty()) text["helpUri"] = where;
    text["defaultConfiguration"] = {{"level", level}};
    text["properties"] = {{"tags", {"concurrency"}},
                          {"precision", "very-high"},
                          {"problem.severity", level == "note" ? "recommendation" : level}};
    return text;
}

const char* meaning_of(const verdict& whole) {
    switch (whole.result) {
        case outcome::ok: return whole.complete ? "nothing wrong, complete" : "nothing wrong within the stated bounds";
        case outcome::wrong: return "something is wrong";
        case outcome::inconclusive: return "inconclusive";
    }
    return "inconclusive";
}

// What is no finding of the program's: that the check came to no end, and options that nothing met.
json notifications_of(const verdict& whole, symbolizer& symbols) {
    json all = json::array();
    if (whole.result == outcome::inconclusive) {
        json one{{"level", "warning"}, {"message", sarif_message("inconclusive: " + whole.reason)}};
        if (whole.what && whole.what->kind != wire::finding_kind::none) {
            task_words names(&*whole.what, whole, symbols);
            const explanation said = explain(*whole.what, whole, names);
            if (!said.paragraph.empty())
                one["message"] = sarif_message("inconclusive: " + whole.reason + ". " + said.paragraph);
            one["associatedRule"] = {{"id", kind_key(whole.what->kind)}};
        }
        all.push_back(one);
    }
    for (const unmet_rule& rule : whole.unmet_rules)
        all.push_back({{"level", "warning"}, {"message", sarif_message(unmet_rule_words(rule, whole.task_names))}});
    return all;
}

json invocation_json(const verdict& whole, symbolizer& symbols, const sarif_setting& setting) {
    json text;
    std::string line;
    for (const std::string& word : setting.words) line += (line.empty() ? "" : " ") + word;
    if (!line.empty()) text["commandLine"] = line;
    if (setting.words.size() > 1)
        text["arguments"] = std::vector<std::string>(setting.words.begin() + 1, setting.words.end());
    text["executionSuccessful"] = true;
    text["exitCode"] = setting.exit_status;
    text["exitCodeDescription"] = meaning_of(whole);
    if (!setting.working_folder.empty()) text["workingDirectory"] = {{"uri", file_uri(setting.working_folder + "/")}};
    if (json notes = notifications_of(whole, symbols); !notes.empty()) text["toolExecutionNotifications"] = notes;
    text["properties"] = {{"seed", whole.seed}};
    return text;
}

json coverage_json(const verdict& whole) {
    json text{{"verdict", meaning_of(whole)},
              {"complete", whole.complete},
              {"executions", whole.executions},
              {"seconds", whole.seconds},
              {"seed", whole.seed},
              {"steps", whole.step_limit},
              {"memory", memory_key(explored_memory(whole))}};
    text["machines"] = json::array();
    for (const coverage_row& row : coverage_rows(whole))
        text["machines"].push_back({{"machine", row.machine}, {"depth", row.depth}, {"executions", row.executions}});
    if (whole.has_baseline) text["known"] = known_count(whole);
    if (!whole.bounded_by.empty()) text["bounded_by"] = whole.bounded_by;
    text["not_covered"] = not_covered(whole);
    return text;
}

json accepted(json result, const std::string& reason) {
    result["baselineState"] = "unchanged";
    json suppression{{"kind", "external"}, {"status", "accepted"}};
    if (!reason.empty()) suppression["justification"] = reason;
    result["suppressions"] = json::array({suppression});
    return result;
}

// What a baseline accepts: services show it as closed, and remember that it is there.
void add_known(json& all, const verdict& whole, symbolizer& symbols, const sarif_places& places,
               const fallback_place& otherwise) {
    for (const known_finding& one : whole.known)
        all.push_back(accepted(sarif_result(one.what, alone(one, whole), symbols, places, otherwise), one.reason));
    verdict scene;
    scene.executable = whole.executable;
    scene.board = whole.board;
    for (const noted& one : whole.known_noted)
        all.push_back(accepted(sarif_result(one, scene, symbols, places, otherwise), {}));
    for (const wire::finding& one : whole.known_warnings)
        all.push_back(accepted(sarif_result(one, scene, symbols, places, otherwise), {}));
}

json results_of(const verdict& whole, symbolizer& symbols, const sarif_setting& setting, const sarif_places& places) {
    fallback_place otherwise;
    otherwise.file = setting.programs.empty() ? whole.executable : setting.programs.front();
    otherwise.line = 1;
    json all = json::array();
    if (whole.result == outcome::wrong && whole.what)
        all.push_back(sarif_result(*whole.what, whole, symbols, places, otherwise));
    task_words names(whole.what ? &*whole.what : nullptr, whole, symbols);
    for (const noted* one : told(whole, names)) all.push_back(sarif_result(*one, whole, symbols, places, otherwise));
    if (whole.has_baseline)
        for (json& one : all) one["baselineState"] = "new";
    add_known(all, whole, symbols, places, otherwise);
    // The schedule that was recorded is that of the verdict.
    verdict unrecorded = whole;
    unrecorded.recorded.events = {};
    unrecorded.schedule_name.clear();
    for (const wire::finding& one : whole.warnings) {
        all.push_back(sarif_result(one, unrecorded, symbols, places, otherwise));
        if (whole.has_baseline) all.back()["baselineState"] = "new";
    }
    return all;
}

// One category for each program: services take a new file of the same category for all that is known of it.
std::string category_of(const sarif_setting& setting) {
    std::string name = "pawl";
    for (const std::string& program : setting.programs) {
        const auto slash = program.rfind('/');
        name += "/" + (slash == std::string::npos ? program : program.substr(slash + 1));
    }
    return name + "/";
}

}  // namespace

std::string sarif_report(const verdict& whole, symbolizer& symbols, const sarif_setting& setting) {
    const sarif_places places(setting.source_root);
    json driver{{"name", "pawl check"}, {"version", setting.version}, {"semanticVersion", setting.version}};
    if (!setting.documentation.empty()) driver["informationUri"] = setting.documentation;
    driver["rules"] = json::array();
    for (const verdict_rule& rule : verdict_rules()) driver["rules"].push_back(rule_json(rule, setting));

    json run;
    run["tool"]["driver"] = driver;
    run["automationDetails"] = {{"id", category_of(setting)}};
    run["invocations"] = json::array({invocation_json(whole, symbols, setting)});
    if (json bases = places.bases(); !bases.empty()) run["originalUriBaseIds"] = bases;
    run["columnKind"] = "utf16CodeUnits";
    run["results"] = results_of(whole, symbols, setting, places);
    run["properties"] = coverage_json(whole);

    json text;
    text["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
    text["version"] = "2.1.0";
    text["runs"] = json::array({run});
    return text.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace pawl::check::report
