#include "check/report/json_report.hpp"

#include <nlohmann/json.hpp>

#include "check/report/account.hpp"
#include "check/report/coverage_words.hpp"
#include "check/report/finding_identity.hpp"
#include "check/report/frame_origin.hpp"
#include "check/report/known_words.hpp"
#include "check/report/machine_words.hpp"
#include "check/report/noted_json.hpp"
#include "check/report/operation_words.hpp"
#include "check/report/paragraph.hpp"
#include "check/report/progress_words.hpp"
#include "check/report/real_time_json.hpp"
#include "check/report/task_words.hpp"

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;

const char* key_of(outcome result) {
    switch (result) {
        case outcome::ok: return "ok";
        case outcome::wrong: return "wrong";
        case outcome::inconclusive: return "inconclusive";
    }
    return "inconclusive";
}

const char* key_of(wire::task_state state) {
    switch (state) {
        case wire::task_state::ready: return "ready";
        case wire::task_state::waiting: return "waiting";
        case wire::task_state::spinning: return "spinning";
        case wire::task_state::sleeping: return "sleeping";
        case wire::task_state::ended: return "ended";
        case wire::task_state::stopped: return "stopped";
    }
    return "ready";
}

json place_json(const source_frame& frame) {
    json text;
    text["function"] = frame.function;
    if (frame.line > 0) {
        text["file"] = frame.file;
        text["line"] = frame.line;
    }
    return text;
}

json stack_json(const wire::stack_trace& stack, task_words& names) {
    json frames = json::array();
    for (const source_frame& frame : names.symbols().frames_of(stack)) {
        if (origin_of(frame, names.executable()) == origin::runtime) continue;
        frames.push_back(place_json(frame));
        if (frame.inlined) frames.back()["inlined"] = true;
    }
    return frames;
}

json task_json(const wire::task_snapshot& task, task_words& names) {
    json text;
    text["name"] = names.task(task.id);
    text["id"] = task.id;
    text["state"] = key_of(task.state);
    text["operation"] = operation_key(task.operation);
    text["priority"] = task.priority;
    text["base_priority"] = task.base_priority;
    text["core"] = task.core < 0 ? json() : json(task.core);
    json waits;
    if (task.object != 0 && task.state != wire::task_state::ended && task.state != wire::task_state::ready)
        waits["object"] = names.object(task.object, task.operation);
    if (task.waits_for_task >= 0) waits["task"] = names.task(task.waits_for_task);
    text["waits_for"] = waits;
    text["holds"] = json::array();
    for (std::uint32_t i = 0; i < task.held_count && i < wire::max_held; ++i) {
        json held = place_json(names.place_of(task.held[i], task.id));
        held["object"] = names.object(task.held[i].address, wire::operation_kind::none);
        held["since_step"] = task.held[i].step;
        text["holds"].push_back(held);
    }
    text["stack"] = stack_json(task.stack, names);
    return text;
}

json machine_json(const coverage& one) {
    json text;
    text["machine"] = machine_words(one.on);
    text["kind"] = machine_key(one.on);
    text["memory"] = memory_key(one.on.memory);
    text["complete"] = one.complete;
    text["preemptions"] = one.complete || one.preemptions < 0 ? json() : json(one.preemptions);
    text["executions"] = one.executions;
    text["random"] = one.sampled;
    if (one.pct.executions != 0)
        text["pct"] = {{"depth", one.pct.depth},
                       {"contenders", one.pct.contenders},
                       {"steps", one.pct.steps},
                       {"schedules", one.pct.executions},
                       {"longer_than_expected", one.pct.over_length}};
    if (one.on.kind == wire::machine_kind::one_core) {
        text["ranks"] = json::array();  // of the tasks, in order of creation; greater outranks smaller
        for (std::uint32_t task = 0; task < one.on.ranked_tasks && task < wire::max_ranked_tasks; ++task)
            text["ranks"].push_back(one.on.rank[task]);
    }
    return text;
}

json outcome_json(const end_state& end) {
    json text;
    text["machine"] = end.machine_index;  // counted from 0 in bounds.machines
    text["kind"] = kind_key(end.kind);
    text["exit_status"] = end.exit_status;
    text["text"] = end.text;
    text["executions"] = end.executions;
    text["schedule"] = end.schedule_name.empty() ? json() : json(end.schedule_name);
    return text;
}

json known_json(const verdict& whole, symbolizer& symbols) {
    json all = json::array();
    for (const known_finding& one : whole.known)
        all.push_back({{"kind", kind_key(one.what.kind)},
                       {"fingerprint", one.fingerprint},
                       {"message", explain_known(one, whole, symbols).headline},
                       {"reason", one.reason},
                       {"schedule", one.schedule_name.empty() ? json() : json(one.schedule_name)}});
    for (const noted& one : whole.known_noted)
        all.push_back(
            {{"kind", kind_key(one.facts.kind)}, {"fingerprint", identity_of(one, whole, symbols).fingerprint}});
    for (const wire::finding& one : whole.known_warnings)
        all.push_back({{"kind", kind_key(one.kind)}, {"fingerprint", identity_of(one, whole, symbols).fingerprint}});
    return all;
}

json missed_json(const verdict& whole) {
    json all = json::array();
    for (const missed_finding& one : whole.missed)
        all.push_back({{"kind", one.kind}, {"fingerprint", one.fingerprint}, {"looked_for", one.looked_for}});
    return all;
}

}  // namespace

std::string json_report(const verdict& whole, symbolizer& symbols) {
    const wire::finding* what = whole.what ? &*whole.what : nullptr;
    task_words names(what, whole, symbols);
    json text;
    text["verdict"] = key_of(whole.result);
    text["kind"] = what != nullptr ? kind_key(what->kind) : "none";
    text["message"] = whole.result == outcome::ok ? all_is_well_words(whole) : whole.reason;
    if (what != nullptr && what->kind != wire::finding_kind::none) {
        const explanation said = explain(*what, whole, names);
        text["message"] = said.headline;
        text["explanation"] = said.paragraph;
    }
    if (what != nullptr && what->kind != wire::finding_kind::none)
        text["fingerprint"] = identity_of(*what, whole, symbols).fingerprint;
    const bool about_a_block = what != nullptr && (what->kind == wire::finding_kind::use_after_free ||
                                                   what->kind == wire::finding_kind::double_free);
    if (about_a_block && whole.accused) text["block"] = block_json(*whole.accused, names);
    if (const auto lines = account_lines(whole); !lines.empty()) text["account"] = lines;
    text["complete"] = whole.complete;
    text["executions"] = whole.executions;
    text["redundant"] = whole.redundant;
    text["seconds"] = whole.seconds;
    text["schedule"] = whole.schedule_name.empty() ? json() : json(whole.schedule_name);
    text["preemptions"] = whole.result == outcome::wrong ? json(what->preemptions) : json();
    text["exit_status"] = whole.exit_status;
    text["seed"] = whole.seed;
    text["bounds"] = {{"steps", whole.step_limit}, {"machines", json::array()}};
    for (const coverage& one : whole.machines) text["bounds"]["machines"].push_back(machine_json(one));
    text["board"] = whole.board.empty() ? json() : json(whole.board);
    text["machine"] = whole.schedule_name.empty() ? json() : json(machine_words(whole.on));
    text["memory"] = memory_key(explored_memory(whole));
    text["freeze"] = whole.freeze;
    const std::string progress = class_word(whole.progress);
    text["progress"] = progress.empty() ? json() : json(progress);
    if (whole.progress == wire::progress_class::wait_free) text["retries"] = whole.retries;
    const std::string broken = what != nullptr ? class_word(what->broken) : std::string();
    text["broken_progress"] = broken.empty() ? json() : json(broken);
    text["inlined_calls"] = whole.inlined_promises;
    text["calls"] = json::array();
    for (const promised_call& one : whole.calls)
        text["calls"].push_back({{"function", one.name},
                                 {"worst_own_steps", one.worst},
                                 {"worst_own_steps_alone", one.worst_alone},
                                 {"rounds", one.rounds},
                                 {"calls", one.calls},
                                 {"waits_for_others", one.waits}});
    if (whole.measured) text["real_time"] = real_time_json(whole, names);
    text["not_covered"] = not_covered(whole);
    text["tasks"] = json::array();
    if (what != nullptr)
        for (std::uint32_t i = 0; i < what->task_count && i < wire::max_reported_tasks; ++i)
            text["tasks"].push_back(task_json(what->tasks[i], names));
    if (whole.lists_outcomes) text["outcomes"] = json::array();
    for (const end_state& end : whole.outcomes) text["outcomes"].push_back(outcome_json(end));
    if (whole.has_baseline) {
        text["known"] = known_json(whole, symbols);
        text["missed"] = missed_json(whole);
    }
    text["warnings"] = json::array();
    for (const wire::finding& one : whole.warnings) {
        task_words warned(&one, whole, symbols);
        const explanation said = explain(one, whole, warned);
        text["warnings"].push_back(
            {{"kind", kind_key(one.kind)}, {"message", said.headline}, {"explanation", said.paragraph}});
    }
    for (const unmet_rule& rule : whole.unmet_rules)
        text["warnings"].push_back({{"kind", "task_rule"},
                                    {"message", "no task is called " + rule.name},
                                    {"explanation", unmet_rule_words(rule, whole.task_names)}});
    add_noted(text["warnings"], whole, names);
    // Names and texts come from the program: whatever bytes they have, the result is JSON.
    return text.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace pawl::check::report
