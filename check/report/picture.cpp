#include "check/report/picture.hpp"

#include "check/report/numbers.hpp"
#include "check/report/operation_use.hpp"
#include "check/report/operation_words.hpp"

namespace pawl::check::report {

picture::picture(const scene& of)
    : seen(of),
      locks(holdings_of(of)),
      stays(standings_of(of, locks)),
      influences(influences_in(of)),
      core(cores_of(of)) {}

verdict pictured(const verdict& whole) {
    verdict copy = whole;
    if (!whole.shown) return copy;
    copy.recorded = whole.shown->recorded;
    copy.what = whole.shown->ended;
    copy.machine_index = whole.shown->machine_index;
    copy.on = whole.shown->on;
    return copy;
}

scene scene_of(const verdict& pictured) {
    return {pictured.recorded, pictured.what ? &*pictured.what : nullptr, pictured.on};
}

namespace {

std::string words_of_wait(const stay& how, task_words& names) {
    const std::string other = how.peer >= 0 ? names.task(how.peer) : std::string();
    std::string text =
        waiting_words(how.operation, how.object != 0 ? names.object(how.object, how.operation) : "something", other);
    if (use_of(how.operation).takes && how.peer >= 0) text += ", which " + other + " holds";
    return text;
}

// What the other task is about to change says more than a list.
std::string words_of_spin(const scene& seen, task_words& names) {
    const wire::task_snapshot* spinner = seen.ended != nullptr ? seen.at_the_end(seen.ended->task) : nullptr;
    if (spinner == nullptr || spinner->watched_count == 0) return "spins: nothing changes any more";
    const wire::task_snapshot* peer = seen.at_the_end(seen.ended->peer);
    for (std::uint32_t i = 0; i < spinner->watched_count && i < wire::max_held; ++i)
        if (spinner->watched_count == 1 || (peer != nullptr && spinner->watched[i] == peer->object))
            return "spins: reads " + names.bare_object(spinner->watched[i], wire::operation_kind::load) +
                   " again and again, and it stays " + value_text(spinner->watched_value[i], 8);
    return "spins: reads the same " + counted(spinner->watched_count, "place") + " again and again";
}

std::string next_step(const stay& how, const scene& seen, task_words& names) {
    if (how.next < seen.steps()) {
        const wire::trace_event& event = seen.step(how.next);
        const std::string other = event.other_task >= 0 ? names.task(event.other_task) : std::string("a task");
        return event_words(event, event.object != 0 ? names.object(event.object, event.kind) : "", other);
    }
    if (how.operation == wire::operation_kind::none) return {};
    switch (how.operation) {
        case wire::operation_kind::load: return "reads " + names.object(how.object, how.operation);
        case wire::operation_kind::store: return "writes " + names.object(how.object, how.operation);
        case wire::operation_kind::exchange:
        case wire::operation_kind::fetch_modify:
        case wire::operation_kind::compare_exchange: return "changes " + names.object(how.object, how.operation);
        case wire::operation_kind::task_begin: return "begins";
        default: return {};
    }
}

}  // namespace

std::string stay_words(const stay& how, const scene& seen, task_words& names) {
    switch (how.how) {
        case stand::absent: return "has not begun";
        case stand::acts: return "runs";
        case stand::waits: return words_of_wait(how, names);
        case stand::sleeps: return "sleeps";
        case stand::stopped: return "is stopped here by the machine";
        case stand::ended: return "has ended";
        case stand::spins: return words_of_spin(seen, names);
        case stand::ready:
        case stand::kept: break;
    }
    const std::string next = next_step(how, seen, names);
    std::string text = how.how == stand::kept && how.peer >= 0
                           ? "could go on, but " + names.task(how.peer) + " has the core"
                           : std::string("could go on");
    return next.empty() ? text : text + "; next: " + next;
}

}  // namespace pawl::check::report
