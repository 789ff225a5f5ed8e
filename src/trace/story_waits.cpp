// Who waits for what, and what lets whom go on.
#include "teller.hpp"
#include "waiting_words.hpp"

namespace pawl::inline PAWL_PORT::trace {

namespace words = trace_words;

void teller::run(int task, const event& one) {
    one_thread& on = threads_[thread_];
    if (!std::exchange(on.runs_tasks, true)) static_cast<void>(own(thread_));
    stage_.stand(own(thread_), now_, "ready", "lets its tasks run");
    // What the task before waited for nobody has told: an awaitable of others.
    if (on.task >= 0 && on.task != task) stage_.stand(on.task, now_, "waits", "waits");
    on.task = task;
    const auto waited = stage_.wait_of(task);
    go_on(task);
    // Who woke the thread did so for the first that goes on, unless that one's own time has come.
    const auto woken = std::exchange(on.woken_by, std::nullopt);
    const bool by_itself = waited && waited->why == reason::sleep;
    if (woken && !by_itself && !stage_.has_cause(task)) stage_.because(task, *woken, words::wakes);
    if (one.what == traced::begins)
        stage_.act(task, thread_, now_, "begins");
    else if (by_itself)
        stage_.act(task, thread_, now_, "ends its sleep");
    else if (!waited || waited->why == reason::tasks || waited->why == reason::job || waited->why == reason::other ||
             waited->why == reason::select)
        stage_.act(task, thread_, now_, "goes on");
}
void teller::wait_apart(int task, const event& one) {
    event about = one;
    about.object = one.other;
    waiters_[one.other] = {task, wait(task, about)};
    let_go(task);
}
std::size_t teller::wait(int task, const event& one) {
    const auto why = static_cast<reason>(one.detail);
    std::string text = waiting_words(why, has_object(why) ? object(noun_of(why), one) : std::string{});
    const auto step = stage_.act(task, thread_, now_, text, places_.of(one.place));
    int peer = -1;
    if (const auto holder = holders_.find(one.object); holder != holders_.end() && holder->second != task) {
        peer = holder->second;
        text += ", which " + stage_.at(peer).name + " holds";
    }
    const char* const how = why == reason::sleep ? "sleeps" : why == reason::yield ? "ready" : "waits";
    stage_.stand(task, now_, how, why == reason::yield ? words::could_go_on : std::move(text), peer,
                 places_.of(one.place));
    stage_.wait_of(task) = told_wait{now_, why, one.object};
    return step;
}
void teller::go_on(int task) {
    stage_.stand(task, now_, "acts", words::runs);
    const auto waited = std::exchange(stage_.wait_of(task), std::nullopt);
    if (!waited) return;
    const auto known = given_.find(waited->object);
    const given* by = known != given_.end() ? &known->second : nullptr;
    if (waited->why == reason::tasks && last_end_) by = &*last_end_;
    if (by && by->at >= waited->since && by->by != task) stage_.because(task, by->step, name_of(waited->why));
}
const char* teller::name_of(reason why) {
    switch (why) {
        case reason::lock:
        case reason::async_lock: return words::gives_back;
        case reason::receive: return words::is_read;
        case reason::acquire: return words::adds;
        case reason::tasks:
        case reason::join:
        case reason::job: return words::ends;
        default: return words::wakes;
    }
}
void teller::let_go(int task) {
    if (threads_[thread_].task == task) threads_[thread_].task = -1;
    stage_.stand(own(thread_), now_, "acts", words::runs);
}
void teller::wake(const event& one) {
    for (std::size_t i = 0; i < threads_.size(); ++i) {
        one_thread& other = threads_[i];
        if (!other.asleep || other.inbox != one.object || i == thread_) continue;
        other.woken_by = act("wakes " + told_.threads[i], {});
        return;
    }
}
void teller::let_due(const event& one) {
    if (const auto waiter = waiters_.find(one.object); waiter != waiters_.end())
        if (const auto& wait = stage_.wait_of(waiter->second.first); wait && wait->object == one.object)
            stage_.stand(waiter->second.first, now_, "ready", words::could_go_on);
}
void teller::begin_job(const event& one) {
    stage_.stand(own(thread_), now_, "acts", words::runs);
    if (const auto waiter = waiters_.find(one.object); waiter != waiters_.end())
        stage_.because(own(thread_), waiter->second.second, words::starts);
    act("runs what it was given", one);
}

}  // namespace pawl::inline PAWL_PORT::trace
