#include "story.hpp"

#include <pawl/error.hpp>
#include <pawl/watch/trace_words.hpp>

#include <algorithm>
#include <utility>

#include "places.hpp"
#include "stage.hpp"
#include "waiting_words.hpp"

namespace pawl::inline PAWL_PORT::trace {
namespace {

namespace words = trace_words;

class teller {
public:
    teller(const told_events& told, story& into) : told_{told}, into_{into}, stage_{into}, threads_(told.threads.size()) {
        into_.threads = told.threads;
        into_.lost = told.lost;
        if (told.events.empty()) return;
        into_.begin = told.events.front().what.at;
        into_.end = told.events.back().what.at;
    }

    void tell() {
        for (const told_event& one : told_.events) {
            take(one.thread, one.what);
            note_who_runs(one.thread, one.what.at);
        }
        for (std::size_t thread = 0; thread < threads_.size(); ++thread) end_run(thread, into_.end);
    }

private:
    struct one_thread {
        int own = -1;
        int task = -1;  // of an executor, that runs on it
        std::vector<int> interrupts;
        std::vector<story::stay> interrupted;  // how what is below stood
        bool asleep = false, runs_tasks = false;
        int running = -1;
        std::int64_t since = 0;
        std::optional<std::size_t> woken_by;
        const void* inbox = nullptr;
    };
    struct given {
        std::size_t step;
        std::int64_t at;
        int by;
    };

    int own(std::size_t thread) {
        int& mine = threads_[thread].own;
        if (mine < 0) {
            mine = stage_.add_task(told_.threads[thread], false, true);
            stage_.stand(mine, now_, "acts", words::runs);
        }
        return mine;
    }
    int current(std::size_t thread) {
        const one_thread& on = threads_[thread];
        if (!on.interrupts.empty()) return on.interrupts.back();
        return on.task >= 0 ? on.task : own(thread);
    }
    int task_of(const void* chain, const event& one) {
        const auto known = tasks_.find(chain);
        if (known != tasks_.end()) return known->second;
        const std::string name = places_.function(one.place);
        return tasks_[chain] = stage_.add_task(short_function(name), false, false);
    }

    std::size_t act(std::string text, const event& one) {
        return stage_.act(current(thread_), thread_, now_, std::move(text), places_.of(one.place));
    }
    std::string object(std::string_view noun, const event& one) { return objects_.of(noun, one.object, one.name.data()); }

    void take(std::size_t thread, const event& one) {
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
            case traced::gets_up:
                on.asleep = false;
                return stage_.stand(own(thread), now_, "acts", words::runs);
            case traced::wakes: return wake(one);
            case traced::due:
                for (std::size_t i = 0; i < into_.tasks.size(); ++i) {
                    const int task = static_cast<int>(i);
                    if (const auto& wait = stage_.wait_of(task); wait && wait->object == one.object)
                        stage_.stand(task, now_, "ready", words::could_go_on);
                }
                return;
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
                        object("mutex", one) +
                        (static_cast<errc>(one.detail) == errc::deadlock ? ": deadlock" : ""),
                    one);
                return;
            case traced::sent: return give(static_cast<errc>(one.detail), "sends to ", "cannot send to ", one);
            case traced::received: return give(static_cast<errc>(one.detail), "receives from ", "receives nothing from ", one);
            case traced::closed: given_[one.object] = {act("closes " + object("channel", one), {}), now_, current(thread)}; return;
            case traced::posted:
                given_[one.object] = {act((one.detail ? "sets " : "adds to ") + object(one.detail ? "event" : "semaphore", one), {}),
                                      now_, current(thread)};
                return;
            case traced::raised: given_[one.object] = {act("raises an interrupt", {}), now_, current(thread)}; return;
            case traced::interrupt_begins: return begin_interrupt(one);
            case traced::interrupt_ends: return end_interrupt();
            case traced::job_begins: {
                stage_.stand(own(thread), now_, "acts", words::runs);
                for (std::size_t i = 0; i < into_.tasks.size(); ++i)
                    if (const auto& wait = stage_.wait_of(static_cast<int>(i)); wait && wait->object == one.object)
                        if (const auto step = asked_.find(one.object); step != asked_.end())
                            stage_.because(own(thread), step->second, words::starts);
                act("runs what it was given", one);
                return;
            }
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

    void run(int task, const event& one) {
        one_thread& on = threads_[thread_];
        if (!std::exchange(on.runs_tasks, true)) static_cast<void>(own(thread_));
        stage_.stand(own(thread_), now_, "ready", "lets its tasks run");
        on.task = task;
        const auto waited = stage_.wait_of(task);
        go_on(task);
        const auto woken = std::exchange(on.woken_by, std::nullopt);
        if (woken && !stage_.has_cause(task)) stage_.because(task, *woken, words::wakes);
        if (one.what == traced::begins)
            stage_.act(task, thread_, now_, "begins");
        else if (waited && waited->why == reason::sleep)
            stage_.act(task, thread_, now_, "ends its sleep");
        else if (!waited || waited->why == reason::tasks || waited->why == reason::job || waited->why == reason::other ||
                 waited->why == reason::select)
            stage_.act(task, thread_, now_, "goes on");
    }
    void wait_apart(int task, const event& one) {
        event about = one;
        about.object = one.other;
        asked_[one.other] = wait(task, about);
        let_go(task);
    }
    std::size_t wait(int task, const event& one) {
        const auto why = static_cast<reason>(one.detail);
        std::string text = waiting_words(why, has_object(why) ? object(noun_of(why), one) : std::string{});
        const auto step = stage_.act(task, thread_, now_, text, places_.of(one.place));
        int peer = -1;
        if (const auto holder = holders_.find(one.object); holder != holders_.end() && holder->second != task) {
            peer = holder->second;
            text += ", which " + stage_.at(peer).name + " holds";
        }
        const char* const how = why == reason::sleep ? "sleeps" : why == reason::yield ? "ready" : "waits";
        stage_.stand(task, now_, how, why == reason::yield ? words::could_go_on : std::move(text), peer, places_.of(one.place));
        stage_.wait_of(task) = told_wait{now_, why, one.object};
        return step;
    }
    void go_on(int task) {
        stage_.stand(task, now_, "acts", words::runs);
        const auto waited = std::exchange(stage_.wait_of(task), std::nullopt);
        if (!waited) return;
        const auto known = given_.find(waited->object);
        const given* by = known != given_.end() ? &known->second : nullptr;
        if (waited->why == reason::tasks && last_end_) by = &*last_end_;
        if (by && by->at >= waited->since && by->by != task) stage_.because(task, by->step, name_of(waited->why));
    }
    static const char* name_of(reason why) {
        switch (why) {
            case reason::lock: return words::gives_back;
            case reason::receive: return words::is_read;
            case reason::acquire: return words::adds;
            case reason::tasks:
            case reason::join:
            case reason::job: return words::ends;
            default: return words::wakes;
        }
    }
    void let_go(int task) {
        for (one_thread& each : threads_)
            if (each.task == task) each.task = -1;
        stage_.stand(own(thread_), now_, "acts", words::runs);
    }
    void wake(const event& one) {
        for (std::size_t i = 0; i < threads_.size(); ++i) {
            one_thread& other = threads_[i];
            if (!other.asleep || other.inbox != one.object || i == thread_) continue;
            other.woken_by = act("wakes " + told_.threads[i], {});
            return;
        }
    }
    void give(errc result, const char* done, const char* not_done, const event& one) {
        const std::string channel = object("channel", one);
        if (result == errc{})
            given_[one.object] = {act(done + channel, one), now_, current(thread_)};
        else
            act(not_done + channel + why(result), one);
    }
    static std::string why(errc result) {
        switch (result) {
            case errc::closed: return ": it is closed";
            case errc::timeout: return ": too late";
            case errc::cancelled: return ": it is to stop";
            default: return {};
        }
    }
    bool end_holding(const void* what, bool lock) {
        for (auto each = into_.holdings.rbegin(); each != into_.holdings.rend(); ++each)
            if (each->object == what && each->lock == lock && each->to == never) {
                each->to = now_;
                return true;
            }
        return false;
    }

    void begin_interrupt(const event& one) {
        one_thread& on = threads_[thread_];
        const int below = current(thread_);
        const story::stay* const stood = stage_.stands(below);
        on.interrupted.push_back(stood ? *stood : story::stay{now_, never, "acts", words::runs, -1, {}});
        int& task = interrupts_[one.object];
        if (task == 0) task = stage_.add_task("interrupt " + std::to_string(one.detail), true, false) + 1;
        stage_.stand(below, now_, "ready", "is interrupted by " + stage_.at(task - 1).name);
        on.interrupts.push_back(task - 1);
        stage_.stand(task - 1, now_, "acts", words::runs);
        if (const auto by = given_.find(one.object); by != given_.end()) {
            stage_.because(task - 1, by->second.step, words::is_interrupted);
            given_.erase(by);
        }
        act("interrupt begins", one);
    }
    void end_interrupt() {
        one_thread& on = threads_[thread_];
        if (on.interrupts.empty()) return;
        act("interrupt ends", {});
        stage_.leave(on.interrupts.back(), now_);
        on.interrupts.pop_back();
        story::stay& before = on.interrupted.back();
        stage_.stand(current(thread_), now_, before.how, std::move(before.text), before.peer, std::move(before.at));
        on.interrupted.pop_back();
    }

    // A level that looks for somebody who can go on counts as nobody.
    void note_who_runs(std::size_t thread, std::int64_t now) {
        one_thread& on = threads_[thread];
        const bool idle = on.asleep || (on.runs_tasks && on.task < 0 && on.interrupts.empty());
        int who = idle && on.interrupts.empty() ? -1 : current(thread);
        if (who >= 0)
            if (const story::stay* const how = stage_.stands(who); !how || std::string_view{how->how} != "acts") who = -1;
        if (who == on.running) return;
        end_run(thread, now);
        on.running = who;
        on.since = now;
    }
    void end_run(std::size_t thread, std::int64_t now) {
        one_thread& on = threads_[thread];
        if (on.running >= 0 && now > on.since) into_.runs.push_back({thread, on.running, on.since, now});
        on.running = -1;
    }

    const told_events& told_;
    story& into_;
    stage stage_;
    std::vector<one_thread> threads_;
    std::size_t thread_ = 0;
    std::int64_t now_ = 0;
    object_names objects_;
    source_places places_;
    std::map<const void*, int> tasks_, interrupts_, holders_;
    std::map<const void*, given> given_;
    std::map<const void*, std::size_t> asked_;
    std::optional<given> last_end_;
};

}  // namespace

story story_of(const told_events& told) {
    story all;
    teller{told, all}.tell();
    for (story::task& each : all.tasks)
        for (story::stay& one : each.stays) one.to = std::min(one.to, all.end);
    for (story::holding& each : all.holdings) each.to = std::min(each.to, all.end);
    return all;
}

}  // namespace pawl::inline PAWL_PORT::trace
