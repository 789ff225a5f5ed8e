#include "story.hpp"

#include <algorithm>

#include "teller.hpp"

namespace pawl::inline PAWL_PORT::trace {

namespace words = trace_words;

void teller::take(std::size_t thread, const event& one) {
    thread_ = thread;
    now_ = one.at;
    one_thread& on = threads_[thread];
    switch (one.what) {
        case traced::spawned: {
            tasks_.erase(one.object);
            const int fresh = task_of(one.object, one);
            const std::size_t step = act("starts " + stage_.at(fresh).name, {});
            stage_.stand(fresh, now_, "ready", words::could_go_on);
            stage_.because(fresh, step, words::starts);
            return;
        }
        case traced::begins:
        case traced::goes_on: return run(task_of(one.object, one), one);
        case traced::waits_apart: return wait_apart(task_of(one.object, one), one);
        case traced::ended: {
            const int gone = task_of(one.object, one);
            last_end_ = given{stage_.act(gone, thread, now_, "ends"), now_, gone};
            stage_.leave(gone, now_);
            tasks_.erase(one.object);
            let_go(gone);
            return;
        }
        case traced::sleeps:
            on.asleep = true;
            on.inbox = one.object;
            on.woken_by.reset();
            return stage_.stand(own(thread), now_, "sleeps", words::sleeps);
        case traced::gets_up: on.asleep = false; return stage_.stand(own(thread), now_, "acts", words::runs);
        case traced::wakes: return wake(one);
        case traced::due: return let_due(one);
        case traced::waits: wait(current(thread), one); return;
        case traced::waited: return go_on(current(thread));
        case traced::locked: {
            const int owner = current(thread);
            const std::string what = object(one.detail ? "async mutex" : "mutex", one);
            act("locks " + what, one);
            into_.holdings.push_back({owner, what, now_, never, true, one.object});
            holders_[one.object] = owner;
            return;
        }
        case traced::unlocked:
            end_holding(one.object, true);
            holders_.erase(one.object);
            given_[one.object] = {act("unlocks " + object(one.detail ? "async mutex" : "mutex", one), {}), now_,
                                  current(thread)};
            return;
        case traced::not_locked:
            act((static_cast<errc>(one.detail) == errc::timeout ? "waited too long for " : "is refused ") +
                    object("mutex", one) + (static_cast<errc>(one.detail) == errc::deadlock ? ": deadlock" : ""),
                one);
            return;
        case traced::sent: return give(static_cast<errc>(one.detail), "sends to ", "cannot send to ", one);
        case traced::received:
            return give(static_cast<errc>(one.detail), "receives from ", "receives nothing from ", one);
        case traced::closed:
            given_[one.object] = {act("closes " + object("channel", one), {}), now_, current(thread)};
            return;
        case traced::posted:
            given_[one.object] = {
                act((one.detail ? "sets " : "adds to ") + object(one.detail ? "event" : "semaphore", one), {}), now_,
                current(thread)};
            return;
        case traced::raised: given_[one.object] = {act("raises an interrupt", {}), now_, current(thread)}; return;
        case traced::interrupt_begins: return begin_interrupt(one);
        case traced::interrupt_ends: return end_interrupt();
        case traced::job_begins: return begin_job(one);
        case traced::job_ends:
            given_[one.object] = {act("has run it", {}), now_, current(thread)};
            return stage_.stand(own(thread), now_, "sleeps", words::sleeps);
        case traced::marked:
            act(std::string{one.name.data()} +
                    (one.detail ? ' ' + std::to_string(reinterpret_cast<std::intptr_t>(one.object)) : std::string{}),
                one);
            return;
        case traced::span_begins:
            act("begins " + std::string{one.name.data()}, one);
            into_.holdings.push_back({current(thread), one.name.data(), now_, never, false, one.object});
            return;
        case traced::span_ends:
            if (end_holding(one.object, false)) act("ends " + std::string{one.name.data()}, {});
            return;
        case traced::nothing: return;
    }
}
void teller::give(errc result, const char* done, const char* not_done, const event& one) {
    const std::string channel = object("channel", one);
    if (result == errc{})
        given_[one.object] = {act(done + channel, one), now_, current(thread_)};
    else
        act(not_done + channel + why(result), one);
}
std::string teller::why(errc result) {
    switch (result) {
        case errc::closed: return ": it is closed";
        case errc::timeout: return ": too late";
        case errc::cancelled: return ": it is to stop";
        default: return {};
    }
}
bool teller::end_holding(const void* what, bool lock) {
    for (auto each = into_.holdings.rbegin(); each != into_.holdings.rend(); ++each)
        if (each->object == what && each->lock == lock && each->to == never) {
            each->to = now_;
            return true;
        }
    return false;
}

story story_of(const told_events& told) {
    story all;
    teller{told, all}.tell();
    for (story::task& each : all.tasks)
        for (story::stay& one : each.stays) one.to = std::min(one.to, all.end);
    for (story::holding& each : all.holdings) each.to = std::min(each.to, all.end);
    return all;
}

}  // namespace pawl::inline PAWL_PORT::trace
