#include "check/report/spin_words.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "check/report/frame_origin.hpp"
#include "check/report/function_path.hpp"
#include "check/report/numbers.hpp"
#include "check/report/operation_words.hpp"
#include "check/report/progress_words.hpp"

namespace pawl::check::report {
namespace {

using wire::finding_kind;

std::string promised_function(const wire::finding& what) {
    return what.kind == finding_kind::promise ? std::string(what.text, strnlen(what.text, sizeof what.text))
                                              : std::string();
}

std::string last_part(const std::string& function) { return path_of(function).short_name(); }

/// ` at list.rs:275 (called at tablet.rs:32)`: both where they differ.
std::string both_places(const wire::stack_trace& stack, task_words& names) {
    const source_frame own = names.place_of(stack);
    const source_frame inner = names.inner_place_of(stack);
    if (own.line == 0 || (own.file == inner.file && own.line == inner.line)) return names.at(inner);
    return names.at(inner) + " (called at " + place_text(own) + ")";
}

std::string where_the_peer_stands(const wire::task_snapshot& peer, task_words& names) {
    const source_frame place = names.inner_place_of(peer.stack);
    std::string text = names.subject(peer.id) + " stands";
    if (!place.function.empty()) text += " in " + path_of(place.function).whole();
    text += both_places(peer.stack, names);
    const std::string object = peer.object != 0 ? names.bare_object(peer.object, peer.operation) : std::string();
    switch (peer.operation) {
        case wire::operation_kind::store: text += ", about to write " + object; break;
        case wire::operation_kind::exchange:
        case wire::operation_kind::fetch_modify:
        case wire::operation_kind::compare_exchange: text += ", about to change " + object; break;
        case wire::operation_kind::load: text += ", about to read " + object; break;
        default: break;
    }
    return text + ". ";
}

// A computer that is frozen may have a core to spare.
std::string cores_that_idle(const wire::finding& what, const wire::task_snapshot& spinner, const verdict& whole) {
    std::string idle;
    for (std::uint32_t core = 0; core < whole.on.cores; ++core) {
        bool used = static_cast<int>(core) == spinner.core;
        for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i) {
            const wire::task_snapshot& t = what.tasks[i];
            const bool goes_on = t.state == wire::task_state::ready || t.state == wire::task_state::spinning;
            if (t.id != spinner.id && t.id != what.peer && goes_on && !t.background &&
                (t.core < 0 || t.core == static_cast<int>(core)))
                used = true;
        }
        if (!used) idle += (idle.empty() ? "" : " and core ") + std::to_string(core);
    }
    if (idle.empty()) return {};
    return idle.find("and") == std::string::npos ? " Core " + idle + " has nothing to do."
                                                 : " Core " + idle + " have nothing to do.";
}

std::string why_the_peer_is_kept(const wire::finding& what, const wire::task_snapshot& spinner,
                                 const wire::task_snapshot& peer, const verdict& whole, task_words& names) {
    const std::string first = "\"" + names.task(spinner.id) + "\"";
    const std::string second = "\"" + names.task(peer.id) + "\"";
    const bool one_core = whole.on.kind == wire::machine_kind::one_core || whole.on.cores == 1;
    if (peer.state == wire::task_state::stopped) return second + " is stopped, and " + first + " never stops waiting.";
    if (spinner.priority == peer.priority) return second + " does not go on, and " + first + " never stops waiting.";
    std::string text = one_core ? "Both run on one core" : "Both run on core " + std::to_string(spinner.core);
    text += " and " + first + " outranks " + second;
    const bool same_core = whole.on.kind == wire::machine_kind::as_asked && !one_core && spinner.core == peer.core;
    if (same_core && peer.core >= 0)
        return text + ", so " + second + ", which is bound to it, cannot go on, and " + first +
               " never stops waiting." + cores_that_idle(what, spinner, whole);
    if (what.kind != finding_kind::stuck)
        text = "If both run on one core and " + first + " outranks " + second + ", then " + second;
    else
        text += ", so " + second;
    return text + " cannot go on, and " + first + " never stops waiting.";
}

bool in_rust_channel(const std::string& function) { return function.starts_with("std::sync::mpsc"); }

}  // namespace

std::string what_it_watches(const wire::task_snapshot& task, const wire::task_snapshot* peer, task_words& names) {
    // What the other task is about to write says more than a list.
    for (std::uint32_t i = 0; peer != nullptr && i < task.watched_count && i < wire::max_held; ++i)
        if (task.watched[i] == peer->object)
            return "It waits for " + names.bare_object(task.watched[i], wire::operation_kind::load) + ", which is " +
                   value_text(task.watched_value[i], 8) + ", to change. ";
    std::vector<std::string> seen;
    for (std::uint32_t i = 0; i < task.watched_count && i < wire::max_held; ++i) {
        const std::string name = names.bare_object(task.watched[i], wire::operation_kind::load);
        if (std::ranges::find(seen, name) == seen.end()) seen.push_back(name);
    }
    if (seen.empty()) return "";
    if (seen.size() == 1)
        return "It waits for " + seen[0] + ", which is " + value_text(task.watched_value[0], 8) + ", to change. ";
    std::string text = "It reads " + report::counted(seen.size(), "place") + " again and again (";
    for (std::size_t i = 0; i < seen.size() && i < 3; ++i) text += (i == 0 ? "" : ", ") + seen[i];
    return text + (seen.size() > 3 ? " ...) and waits for one of them to change. "
                                   : ") and waits for one of them to change. ");
}

// A wait in a check::nonblocking scope: no spin, but a lock or a condition that another task holds up.
explanation explain_promised_wait(const wire::finding& what, task_words& names) {
    explanation said;
    const std::string scope = promised_function(what);
    const wire::task_snapshot* peer = names.snapshot(what.peer);
    said.headline = scope + " waits for another task";
    said.paragraph = names.subject(what.task) + " promised not to wait in \"" + scope + "\", and waits there" +
                     both_places(what.stack, names) + ". ";
    if (peer != nullptr) said.paragraph += where_the_peer_stands(*peer, names);
    said.why = "a task that may not wait calls what waits";
    said.cure = "a call that only tries, and another way to go on where it fails";
    return said;
}

// It may end some day; nobody who counts on it can wait for that.
explanation explain_long_call(const wire::finding& what, task_words& names) {
    explanation said;
    const std::string function = promised_function(what);
    const std::string steps = counted(what.own_steps - 1, "own step");
    said.headline = last_part(function) + " takes more than " + steps;
    said.paragraph = names.subject(what.task) + " has made " + steps + " in one call of " + function +
                     " and has not returned" + both_places(what.stack, names) + ". ";
    for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i)
        if (what.tasks[i].state == wire::task_state::stopped)
            said.paragraph += where_the_peer_stands(what.tasks[i], names) + "It is stopped.";
    said.why = "a call that must not wait has to end within a number of its own steps, whatever the others do";
    said.cure = "a bounded number of attempts; a larger limit (--call-steps N), if so many steps are right";
    return said;
}

namespace {

explanation explain_wait(const wire::finding& what, const verdict& whole, task_words& names) {
    if (is_about_rounds(what)) return explain_rounds(what, names);
    if (what.kind == finding_kind::promise && what.own_steps != 0) return explain_long_call(what, names);
    if (what.kind == finding_kind::promise && what.unchanged_steps == 0) return explain_promised_wait(what, names);
    explanation said;
    const wire::task_snapshot* spinner = names.snapshot(what.task);
    const wire::task_snapshot* peer = names.snapshot(what.peer);
    const wire::stack_trace& stack = what.stack.depth != 0 || spinner == nullptr ? what.stack : spinner->stack;
    const std::string function = names.spinning_function(stack, promised_function(what));
    const std::string short_name = last_part(function);

    said.headline =
        short_name + (what.kind == finding_kind::waits_for_peer ? " waits for another task" : " never returns");
    said.paragraph = names.subject(what.task) + " spins inside " + function + both_places(stack, names) + ". ";
    if (spinner != nullptr) said.paragraph += what_it_watches(*spinner, peer, names);
    if (peer != nullptr) {
        said.paragraph += where_the_peer_stands(*peer, names);
        if (spinner != nullptr) said.paragraph += why_the_peer_is_kept(what, *spinner, *peer, whole, names);
    } else {
        said.paragraph += "No task that could change that can go on.";
    }
    if (what.kind == finding_kind::promise) {
        const bool stopped = peer != nullptr && peer->state == wire::task_state::stopped;
        said.why = short_name + " promises not to wait, yet it waits for a task that " +
                   (stopped ? "may be stopped for ever" : "it preempted");
    } else if (peer != nullptr) {
        said.why = "a spinning task keeps its core from the task that it waits for";
    }
    if (in_rust_channel(function) || short_name.find("recv") != std::string::npos ||
        short_name.find("pop") != std::string::npos || short_name.find("receive") != std::string::npos)
        said.cure = "a queue that publishes a message in one step: then a half-written one is never waited for";
    else if (what.kind != finding_kind::promise && peer != nullptr)
        said.cure =
            whole.board.empty()
                ? "wait in a call that gives the core away (a mutex, a condition variable, std::atomic::wait)"
                : "wait in a call that gives the core away: a semaphore, a task notification, or vTaskDelay of at "
                  "least one tick";
    return said;
}

}  // namespace

explanation explain_spin(const wire::finding& what, const verdict& whole, task_words& names) {
    explanation said = explain_wait(what, whole, names);
    if (!is_about_rounds(what)) said.paragraph += class_that_was_broken(what);
    return said;
}

std::string warning_words(const wire::finding& what, const verdict& whole, task_words& names) {
    const explanation said = explain_spin(what, whole, names);
    return said.headline + ". " + said.paragraph + " No priorities are set, so this is a warning only.";
}

}  // namespace pawl::check::report
