// How a loop goes round, and how it sleeps. Included by loop.hpp.
#pragma once

#include <pawl/wait/loop.hpp>
#include <pawl/wait/transfer.hpp>
#include <pawl/wait/turns.hpp>
#include <pawl/watch/trace_hook.hpp>

namespace pawl::inline PAWL_PORT::wait {

inline inbox& loop::reached_through() {
    if (box_) return *box_;
    const std::size_t index = take_one_of(std::span<inbox>{inboxes});
    if (index == no_place) misuse("pawl: more levels of executors, and threads with coroutines, than port::most_loops at one time");
    // Only a thread's own loop comes here.
    box_ = &inboxes[index];
    port::when_this_task_ends([](void* mine) { std::exchange(static_cast<loop*>(mine)->box_, nullptr)->give(); }, this);
    return *box_;
}

template <class Start>
void loop::run_until(port::word& over, Start&& start) {
    loop* const alone[] = {this};
    const run mark{*this};
    std::forward<Start>(start)();
    while (!finished(over))
        if (!turn(over, all)) sleep(alone, over, true);
    ++turn_;
    pass_wake_ups_on();
}

inline void loop::run_together(std::span<loop* const> loops, const port::word& over, pulse* told) {
    const auto first_that_can = [&] {
        for (loop* const each : loops) {
            const charge now{*each};
            if (each->turn(over, loops.size() == 1 ? all : 1)) return true;
        }
        return false;
    };
    for (loop* const each : loops) ++each->running_;
    const as_level level{loops};
    turn_giver others;
    while (!finished(over)) {
        others.give();
        if (told) told->beats();
        if (first_that_can()) continue;
        if (told) told->rests();
        sleep(loops, over, false);
        others.slept();
    }
    if (told) told->rests();
    for (loop* const each : loops) {
        --each->running_;
        ++each->turn_;
        each->pass_wake_ups_on();
    }
}

// Once round. True: somebody went on. Whoever is resumed may suspend again, destroy others, or run a turn of its own: nothing
// is remembered across resume() but the number of the turn, and how many more may go on.
inline bool loop::turn(const port::word& over, unsigned most) {
    std::uint32_t calls = 0;
    ++turn_;
    if (box_) {
        if (box_->has_some()) box_->take_all(ready_);
        calls = box_->calls();
        if (calls & inbox::asked_to_stop) guests_.look();
    }
    port::clock::time_point now{};
    if (timed_ != 0 || !timers_.empty() || told_.is_timed()) timers_.ring(now = port::clock::now());
    if (told_.is_to_look(calls, now)) told_.look(calls, now, [this](suspended& one) { go_on(one); });
    // Where one at a time goes on, neither kind keeps the other from it.
    words_first_ = most == 1 && !words_first_;
    if (words_first_) return run_words(over, most, now) || run_ready(over, most);
    const bool some = run_ready(over, most);
    return run_words(over, most, now) || some;
}

// Those that are ready now. Who yields meanwhile stands behind them.
inline bool loop::run_ready(const port::word& over, unsigned& most) {
    bool resumed = false;
    for (const ready_node* const last = ready_.last(); !ready_.empty() && most != 0;) {
        ready_node& one = ready_.take_first();
        const bool was_last = &one == last;
        --most;
        resumed = true;
        resume(one.coroutine);
        if (finished(over)) most = 0;
        if (was_last) break;
    }
    return resumed;
}

inline bool loop::run_words(const port::word& over, unsigned& most, port::clock::time_point now) {
    bool resumed = false;
    for (suspended* next; most != 0 && (next = waiting_.first()) && next->turn_ != turn_;) {
        next->turn_ = turn_;
        unlist(*next);
        if (!told_list::look_at(*next, now)) {
            enlist_last(*next);
            continue;
        }
        --most;
        resumed = true;
        resume(next->coroutine);
        if (finished(over)) most = 0;
    }
    return resumed;
}

inline void loop::resume(std::coroutine_handle<> handle) {
    pass_wake_ups_on();
    in_a_row_ = 0;
    wait::resume(handle);
}

// False: somebody can go on.
inline bool loop::fall_asleep(word_set& words, port::clock::time_point& until) noexcept {
    if (!ready_.empty()) return false;
    if (box_) {
        static_cast<void>(words.add(box_->watch()));
        if (!box_->fall_asleep()) return false;
    }
    bool current = true;
    until = std::min({until, timers_.earliest(), told_.look_by()});
    for (const suspended* one = waiting_.first(); one; one = suspended_list::after(*one)) {
        for (const port::watched& word : one->words()) current = words.add(word) && current;
        if (one->at_once_) current = false;
        until = std::min(until, one->look_by_);
    }
    return current;
}
inline void loop::get_up(bool slept) noexcept {
    if (box_) box_->get_up();
    slept_ = slept_ || slept;
}

// wakes: who writes over wakes those who sleep on it. Otherwise it asks the loops.
inline void loop::sleep(std::span<loop* const> loops, const port::word& over, bool wakes) noexcept {
    word_set words;
    if (wakes) static_cast<void>(words.add({&over, 0}));
    port::clock::time_point until = port::clock::time_point::max();
    bool may = true;
    std::size_t announced = 0;
    while (may && announced < loops.size()) may = loops[announced++]->fall_asleep(words, until);
    may = may && !finished(over);
    if (words.overflowed()) until = std::min(until, port::clock::now() + port::longest_unwoken);
    if (may) {
        trace::tell_of(trace::traced::sleeps, loops.front()->box_);
        port::wait_any(words.words(), until);
        trace::tell_of(trace::traced::gets_up);
    }
    for (loop* const each : loops.first(announced)) each->get_up(may);
}

// A sleep on many words may have taken in wake-ups for several of them. Before anything else runs on this thread, which
// may block or take long, those that were not looked at yet wake another thread that waits for the same.
inline void loop::pass_wake_ups_on() noexcept {
    if (!std::exchange(slept_, false)) return;
    const port::word* last = nullptr;
    for (suspended* one = waiting_.first(); one && one->turn_ != turn_; one = suspended_list::after(*one)) {
        if (one->words().empty() || one->words().front().at == last || !one->changed()) continue;
        last = one->words().front().at;
        one->pass_on();
    }
}

}  // namespace pawl::inline PAWL_PORT::wait
