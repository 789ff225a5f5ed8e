#include "check/report/sarif_result.hpp"

#include <algorithm>

#include "check/report/account.hpp"
#include "check/report/finding_identity.hpp"
#include "check/report/machine_words.hpp"
#include "check/report/paragraph.hpp"
#include "check/report/safe_text.hpp"
#include "check/report/sarif_flow.hpp"
#include "check/report/verdict_rules.hpp"

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;
using wire::finding_kind;

json rule_of(finding_kind kind) {
    const auto rules = verdict_rules();
    const auto found = std::ranges::find(rules, kind, &verdict_rule::kind);
    return {{"ruleId", kind_key(kind)}, {"ruleIndex", found - rules.begin()}};
}

std::string sentences_of(const explanation& said) {
    std::string text = said.headline + ".";
    if (!said.paragraph.empty()) text += " " + said.paragraph;
    if (!said.cure.empty()) text += " What helps: " + said.cure + ".";
    return text;
}

json fingerprints_of(const finding_identity& who) {
    // The second is the one that code scanning goes by; it is told so that a finding stays the same one there as well.
    return {{"pawlFinding/v1", who.fingerprint}, {"primaryLocationLineHash", who.fingerprint + ":1"}};
}

void add_again(json& properties, const std::string& schedule) {
    if (schedule.empty()) return;
    properties["schedule"] = schedule;
    properties["again"] = "pawl replay " + schedule;
}

class related_places {
public:
    explicit related_places(const sarif_places& places) : places_(places) {}
    void add(const source_frame& place, const std::string& words) {
        if (place.file.empty()) return;
        list_.push_back(places_.location(place, words));
        list_.back()["id"] = list_.size();
    }
    json list() { return std::move(list_); }

private:
    const sarif_places& places_;
    json list_ = json::array();
};

/// Where the result is shown: of a circle its first task, else the task that it is about.
source_frame place_of(const wire::finding& what, task_words& names) {
    if (what.stack.depth > 0) return names.place_of(what.stack);
    const int task = what.cycle_length > 0 ? what.cycle[0] : what.task;
    if (const wire::task_snapshot* known = names.snapshot(task)) return names.place_of(known->stack);
    for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i)
        if (what.tasks[i].state == wire::task_state::waiting || what.tasks[i].state == wire::task_state::spinning)
            if (const source_frame place = names.place_of(what.tasks[i].stack);
                place.line > 0 && what.tasks[i].operation != wire::operation_kind::join)
                return place;
    return {};
}

json related_to(const wire::finding& what, task_words& names, const sarif_places& places) {
    related_places related(places);
    for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i) {
        const wire::task_snapshot& task = what.tasks[i];
        if (task.state == wire::task_state::ended) continue;
        related.add(names.place_of(task.stack), names.subject(task.id) + " stands here");
        for (std::uint32_t h = 0; h < task.held_count && h < wire::max_held; ++h)
            related.add(names.place_of(task.held[h], task.id),
                        names.subject(task.id) + " took " +
                            names.object(task.held[h].address, wire::operation_kind::none) + " here, and holds it");
    }
    return related.list();
}

json related_to(const noted& one, task_words& names, const sarif_places& places) {
    related_places related(places);
    const wire::warning& w = one.facts;
    for (std::uint32_t i = 0; i < w.parties && i < wire::max_parties; ++i) {
        const wire::party& by = w.by[i];
        const std::string task = "task \"" + std::string(by.name, strnlen(by.name, sizeof by.name)) + "\"";
        if (w.kind == finding_kind::race)
            related.add(names.place_of(by.at), (by.frees    ? "freed by "
                                                : by.writes ? "written by "
                                                            : "read by ") +
                                                   task);
        if (w.kind != finding_kind::lock_order) continue;
        related.add(names.place_of(by.held_at),
                    task + " took " + names.object(by.object, wire::operation_kind::mutex_lock) + " here");
        related.add(names.place_of(by.at),
                    task + " takes " + names.object(by.wanted, wire::operation_kind::mutex_lock) + " here");
    }
    if (w.block.address != 0 && w.kind != finding_kind::leak)
        related.add(names.place_of(w.block.allocated), "the block was allocated here");
    return related.list();
}

void locate(json& result, const source_frame& place, const sarif_places& places, const fallback_place& otherwise) {
    result["locations"] = json::array({places.location(place.file.empty() ? otherwise : place)});
}

}  // namespace

json sarif_result(const wire::finding& what, const verdict& whole, symbolizer& symbols, const sarif_places& places,
                  const fallback_place& otherwise) {
    task_words names(&what, whole, symbols);
    const explanation said = explain(what, whole, names);
    json result = rule_of(what.kind);
    result["kind"] = "fail";
    result["level"] = what.kind == finding_kind::waits_for_peer ? "warning" : "error";
    result["message"] = sarif_message(sentences_of(said));
    locate(result, place_of(what, names), places, otherwise);
    if (json related = related_to(what, names, places); !related.empty()) result["relatedLocations"] = related;
    if (json flow = sarif_flow(whole, names, places); !flow.empty()) result["codeFlows"] = flow;
    if (json stacks = sarif_stacks(what, names, places); !stacks.empty()) result["stacks"] = stacks;
    const finding_identity who = identity_of(what, whole, symbols);
    result["partialFingerprints"] = fingerprints_of(who);
    json properties = {{"identity", who.parts},
                       {"machine", machine_words(whole.on, [&](int task) { return names.task(task); })},
                       {"preemptions", what.preemptions}};
    add_again(properties, whole.schedule_name);
    if (!said.why.empty()) properties["why"] = said.why;
    if (!said.cure.empty()) properties["cure"] = said.cure;
    if (const auto lines = account_lines(whole); !lines.empty()) properties["account"] = lines;
    result["properties"] = properties;
    return result;
}

json sarif_result(const noted& one, const verdict& whole, symbolizer& symbols, const sarif_places& places,
                  const fallback_place& otherwise) {
    task_words names(nullptr, whole, symbols);
    const explanation said = explain(one, names);
    const wire::warning& w = one.facts;
    json result = rule_of(w.kind);
    result["kind"] = "fail";
    result["level"] = "warning";
    result["message"] = sarif_message(sentences_of(said));
    // Of a race the later access: there it was seen.
    const source_frame place = w.kind == finding_kind::leak ? names.place_of(w.block.allocated)
                               : w.parties > 0              ? names.place_of(w.by[w.parties - 1].at)
                                                            : source_frame{};
    locate(result, place, places, otherwise);
    if (json related = related_to(one, names, places); !related.empty()) result["relatedLocations"] = related;
    const finding_identity who = identity_of(one, whole, symbols);
    result["partialFingerprints"] = fingerprints_of(who);
    json properties = {{"identity", who.parts}};
    add_again(properties, one.schedule_name);
    if (!said.why.empty()) properties["why"] = said.why;
    if (!said.cure.empty()) properties["cure"] = said.cure;
    result["properties"] = properties;
    return result;
}

}  // namespace pawl::check::report
