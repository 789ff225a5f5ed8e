// Who runs on which thread, and on top of whom.
#include "teller.hpp"

namespace pawl::inline PAWL_PORT::trace {

namespace words = trace_words;

void teller::begin_interrupt(const event& one) {
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
void teller::end_interrupt() {
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
void teller::note_who_runs(std::size_t thread, std::int64_t now) {
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
void teller::end_run(std::size_t thread, std::int64_t now) {
    one_thread& on = threads_[thread];
    if (on.running >= 0 && now > on.since) into_.runs.push_back({thread, on.running, on.since, now});
    on.running = -1;
}

}  // namespace pawl::inline PAWL_PORT::trace
