#include "sketch/kernel/inversion.hpp"

#include <cstdio>

#include "sketch/kernel/calls.hpp"

namespace pawl::sketch {
namespace {

using check::machine::task;

// Of this execution.
inversion_watch* first = nullptr;
std::uint64_t execution = 0;

bool on_one_core(const task& a, const task& b) {
    return kernel().board.cores == 1 || (a.core >= 0 && a.core == b.core);
}

// A semaphore is a lock as long as only those give it back who took it.
bool is_lock(const queue& q) { return is_mutex(q) || (q.kind == queue_kind::binary && !q.given_by_others); }

}  // namespace

void note_switch(const task& next) {
    for (inversion_watch* w = first; w; w = w->next_) w->note(next);
}

inversion_watch::inversion_watch(const task_block& waiting, const queue& lock)
    : waiting_(waiting), lock_(lock), holder_(lock.holder), since_(the_computer.now()), next_(nullptr) {
    if (execution != the_computer.execution()) first = nullptr;
    execution = the_computer.execution();
    if (is_run() || !holder_ || holder_ == &waiting || !is_lock(lock)) {
        holder_ = nullptr;
        return;
    }
    holder_from_ = holder_->who->own_steps;
    next_ = first;
    first = this;
    the_computer.watch_switches(note_switch);
    the_computer.before_time_is_over(note_end_of_time);
}

inversion_watch::~inversion_watch() { forget_waits_of(waiting_); }

// A task waits for one lock at a time.
void forget_waits_of(const task_block& deleted) {
    if (execution != the_computer.execution()) return;  // what stands there is of another execution
    for (inversion_watch** at = &first; *at;)
        if (&(*at)->waiting_ == &deleted)
            *at = (*at)->next_;
        else
            at = &(*at)->next_;
    if (!first) the_computer.watch_switches(nullptr);
}

void inversion_watch::note(const task& next) {
    if (culprit_ || !holder_ || lock_.holder != holder_ || &next == holder_->who || next.interrupt) return;
    const task& holder = *holder_->who;
    const int priority = the_computer.effective_priority(next);
    if (priority >= the_computer.effective_priority(*waiting_.who) ||
        priority <= the_computer.effective_priority(holder))
        return;
    // The holder could go on, had it the core.
    if (!the_computer.able(*holder_->who) || !on_one_core(next, holder)) return;
    culprit_ = &next;
    culprit_from_ = next.own_steps;
}

// What has not ended within the time asked for has lasted so long at least.
void note_end_of_time() {
    for (const inversion_watch* w = first; w; w = w->next_)
        if (w->lock_.holder == w->holder_) w->judge();
}

void inversion_watch::judge() const {
    if (!culprit_) return;
    char text[300];
    std::snprintf(text, sizeof text,
                  "waited %.3f ms for a lock that \"%s\" held: \"%s\", of lower priority than the waiting task, took "
                  "the core from the holder for %llu steps, and could do so for as long as it runs; the holder itself "
                  "needed %llu",
                  static_cast<double>(the_computer.now() - since_) / 1e6, holder_->who->name, culprit_->name,
                  static_cast<unsigned long long>(culprit_->own_steps - culprit_from_),
                  static_cast<unsigned long long>(holder_->who->own_steps - holder_from_));
    the_computer.fail_of(*waiting_.who, check::wire::finding_kind::inversion, text, &lock_,
                         static_cast<int>(culprit_->id));
}

}  // namespace pawl::sketch
