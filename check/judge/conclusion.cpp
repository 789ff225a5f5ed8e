#include "check/judge/conclusion.hpp"

#include <cstdio>
#include <cstring>

#include "check/judge/frozen_end.hpp"
#include "check/judge/promise.hpp"
#include "check/machine/computer.hpp"
#include "check/wire/service.hpp"

namespace pawl::check::judge {
namespace {

using machine::computer;
using machine::task;

int peer_of(const task& t) {
    if (!t.pending || !t.pending->rule || !t.pending->rule->peer) return -1;
    return t.pending->rule->peer(*t.pending);
}

// Follows "waits for" from each task; a task met twice closes a cycle.
void find_cycle(const computer& c, wire::finding& out) {
    out.cycle_length = 0;
    for (const task* from : c.tasks()) {
        if (from->ended) continue;
        std::int16_t path[wire::max_reported_tasks];
        int length = 0;
        int at = static_cast<int>(from->id);
        while (at >= 0 && length < wire::max_reported_tasks) {
            for (int i = 0; i < length; ++i) {
                if (path[i] != at) continue;
                out.cycle_length = static_cast<std::int16_t>(length - i);
                std::memcpy(out.cycle, path + i, static_cast<std::size_t>(length - i) * sizeof path[0]);
                return;
            }
            path[length++] = static_cast<std::int16_t>(at);
            const task& t = *c.tasks()[static_cast<std::size_t>(at)];
            at = t.ended ? -1 : peer_of(t);
        }
    }
}

// A spinner that holds a core: not one that sleeps between its looks.
bool holds_its_core(computer& c, task& t) {
    return t.pending && !t.window.polls && c.spinning(t) && c.runs_on_a_core(t);
}

// Somebody sleeps in a loop without looking at anything: time would pass for ever.
bool only_sleeps(const computer& c) {
    for (const task* t : c.tasks())
        if (!t->ended && t->pending && t->pending->kind == wire::operation_kind::sleep && t->window.exact &&
            t->window.places == 0)
            return true;
    return false;
}

// Time passes while another one spins: a sleep that ends by then leaves a task that could go on.
bool will_be_able(const computer& c, const task& t) {
    return !t.ended && t.pending && t.pending->deadline != machine::no_deadline && !c.spinning(t);
}

bool only_background_left(const computer& c) {
    for (const task* t : c.tasks())
        if (!t->ended && !t->background) return false;
    return true;
}

// A kernel's own task, such as that of its timers, waits for work that nobody is left to give.
bool only_services_wait(const computer& c) {
    for (const task* t : c.tasks()) {
        if (t->ended) continue;
        const bool for_work = t->pending && t->pending->kind == wire::operation_kind::service_wait &&
                              t->pending->size == static_cast<std::uint8_t>(wire::service::timer_task);
        if (!t->background || !for_work) return false;
    }
    return true;
}

void name_both(const task& spinner, const task& peer, wire::finding& out) {
    out.task = static_cast<std::int16_t>(spinner.id);
    out.peer = static_cast<std::int16_t>(peer.id);
    out.stack = out.tasks[spinner.id < wire::max_reported_tasks ? spinner.id : 0].stack;
    out.pc = out.stack.depth ? out.stack.pc[0] : 0;
}

// Each is bound to a core, and not to the same.
bool kept_apart(const computer& c, const task& a, const task& b) {
    const auto core_of = [&](const task& t) {
        const int core = t.kept_core > 0 ? t.kept_core - 1 : t.core;
        return core >= 0 && c.on().cores > 0 ? core % static_cast<int>(c.on().cores) : core;
    };
    return core_of(a) >= 0 && core_of(b) >= 0 && core_of(a) != core_of(b);
}

}  // namespace

task* outranked_by(computer& c, const task& spinner) {
    task* found = nullptr;  // one with nothing of its own to do is the last to be named
    for (task* t : c.tasks())
        if (t != &spinner && (!found || !t->background) && (c.able(*t) || will_be_able(c, *t)) &&
            !c.runs_on_a_core(*t) && c.outranks(spinner, *t) && !kept_apart(c, spinner, *t)) {
            found = t;
            if (!t->background) break;
        }
    return found;
}

stuck_pair find_stuck(computer& c) {
    stuck_pair found;
    for (task* t : c.tasks()) {
        if (t->ended || !holds_its_core(c, *t)) continue;
        if (!found.spinner) found.spinner = t;
        if (task* below = outranked_by(c, *t); below && !found.peer) found = {t, below};
    }
    return found;
}

void conclude(computer& c, wire::finding& out) {
    if (c.stopped()) return conclude_frozen(c, out);
    const auto [spinner, peer] = find_stuck(c);
    if (spinner ? spinner->background && only_background_left(c) : only_services_wait(c)) {
        c.fill(out, wire::finding_kind::none, "");
        return;
    }
    // Who looks for something from outside, above one that has nothing of its own to do, keeps nobody from it.
    if (!spinner || !peer || (peer->background && c.can_rest())) {
        c.fill(out, wire::finding_kind::deadlock, spinner ? "spinning" : "");
        find_cycle(c, out);
        if (out.cycle_length == 0 && c.can_rest()) {
            out.kind = wire::finding_kind::none;
            return;
        }
        if (out.cycle_length == 0 && only_sleeps(c)) {
            // A service at rest, or a jam that it hides: both look like this, so neither is claimed.
            c.fill(out, wire::finding_kind::too_long,
                   "a task sleeps again and again for ever, and nothing else is left to run");
            return;
        }
        if (spinner) out.task = static_cast<std::int16_t>(spinner->id), out.unchanged_steps = spinner->window.unchanged;
        return;
    }
    if (spinner->window.puts_out) {
        // It does not wait for the other one, and never lets it run either.
        char text[200];
        std::snprintf(text, sizeof text,
                      "task \"%s\" could run since step %llu and never will: \"%s\", of higher priority, never waits",
                      peer->name, static_cast<unsigned long long>(peer->pending_since), spinner->name);
        c.fill(out, wire::finding_kind::starvation, text);
        name_both(*spinner, *peer, out);
        return;
    }
    const bool supposed = c.on().kind == wire::machine_kind::one_core;
    wire::finding_kind kind = supposed ? wire::finding_kind::waits_for_peer : wire::finding_kind::stuck;
    char function[sizeof(wire::question::function)] = "";
    if (promised_not_to_wait(c, *spinner, function)) kind = wire::finding_kind::promise;
    c.fill(out, kind, function);
    if (kind == wire::finding_kind::promise) out.broken = c.broken_by_a_wait();
    name_both(*spinner, *peer, out);
    out.unchanged_steps = spinner->window.unchanged;
}

}  // namespace pawl::check::judge
