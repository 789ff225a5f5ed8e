// How a loop goes round, and how it sleeps. Included by loop.hpp.
#pragma once

#include <pawl/wait/one_core/loop.hpp>

#include <algorithm>
#include <array>

namespace pawl::inline PAWL_PORT::wait {

inline void loop::take_inbox() noexcept {
    const std::size_t index = take_one_of(std::span<inbox>{inboxes});
    if (index == no_place)
        misuse_in_destructor("pawl: more levels of executors, and threads with coroutines, than port::most_loops at one time");
    // Only a thread's own loop comes here.
    reach_through(inboxes[index]);
    port::when_this_task_ends(
        [](void* mine) {
            auto& one = *static_cast<loop*>(mine);
            inbox* const box = one.box_;
            one.reach_no_more();
            box->give();
        },
        this);
}

inline void inbox::ask_for(std::uint32_t what) noexcept PAWL_NONBLOCKING {
    const undisturbed now;
    if (!of_) return;
    if (std::exchange(of_->questions_.asked, of_->questions_.asked | what) == 0) add_and_call(of_->questions_);
}
inline void timers::ask() noexcept { box_->ask_for(inbox::time_has_come); }

inline std::coroutine_handle<> questions::look() noexcept {
    to_->answer();
    return {};
}
inline void loop::answer() noexcept {
    std::uint32_t what;
    {
        const undisturbed now;
        what = std::exchange(questions_.asked, 0);
    }
    if (what & inbox::time_has_come) timers_.ring();
    if (what & inbox::asked_to_stop) guests_.look();
    if (what & inbox::asked_to_lend) words_.look(*box_, true);
}

[[gnu::always_inline]] inline bool loop::step() {
    ready_node* const one = box_->take();
    if (!one) return false;
    std::coroutine_handle<> who = one->coroutine;
    if (!who) who = static_cast<looker&>(*one).look();
    if (who) {
        in_a_row_ = 0;
        who.resume();
    }
    return true;
}

inline void loop::go_round(std::span<loop* const> loops, const port::word& over, pulse* told) {
    loop*& in_charge = port::of_this_thread<loop_in_charge>.it;
    loop* const before = in_charge;
    const bool are_levels = loops.front()->level_ != 0;
    while (!finished(over)) {
        if (told) told->beats();
        bool some = false;
        for (loop* const each : loops) {
            if (are_levels) in_charge = each;
            // Alone it need not look for others that come first.
            while (each->step()) {
                some = true;
                if (loops.size() != 1 || finished(over)) break;
            }
            if (some) break;
        }
        in_charge = before;
        if (some) continue;
        if (told) told->rests();
        sleep(loops, over);
    }
    if (told) told->rests();
}

// Threads only. A level returns instead.
inline void loop::sleep(std::span<loop* const> loops, const port::word& over) noexcept {
    std::array<port::watched, port::most_levels + 2> watched;
    std::size_t count = 0;
    for (loop* const each : loops) watched[count++] = each->box_->watch();
    watched[count++] = {&over, 0};
    // The words first, then the look.
    for (loop* const each : loops)
        if (each->words_.look(*each->box_) || each->box_->has_some()) return;
    for (loop* const each : loops)
        if (each->words_.sleep({watched.data(), count})) return;
    port::wait_any({watched.data(), count}, port::clock::time_point::max());
}

// All that run together are one level to locks, with the number of the first one's inbox, from 1.
inline void loop::number_levels(std::span<loop* const> loops, const loop* first) noexcept {
    for (loop* const each : loops) {
        first ? ++each->running_ : --each->running_;
        each->level_ = first ? static_cast<std::uint32_t>(first->box_ - inboxes.data()) + 1 : 0;
        each->locks_before_ = held_locks();
    }
}

class loop::rounds {
public:
    explicit rounds(loop& l) noexcept : loop_{l} {
        loop* const alone[] = {&l};
        number_levels(alone, &l);
    }
    rounds(const rounds&) = delete;
    rounds& operator=(const rounds&) = delete;
    ~rounds() {
        loop_.box_->is_called_by(nullptr);
        loop* const alone[] = {&loop_};
        number_levels(alone, nullptr);
    }
    /// From now on whoever has put somebody into its list calls the level. So does this, for those that stand there already.
    void are_called_by(port::level_rest& level) noexcept {
        loop_.box_->is_called_by(&level);
        level.call();
    }

    /// The level's function; what it was begun with is the loop.
    static void go(void* of) {
        loop& mine = *static_cast<loop*>(of);
        loop*& in_charge = port::of_this_thread<loop_in_charge>.it;
        loop* const before = std::exchange(in_charge, &mine);
        do
            while (mine.step()) {
            }
        while (mine.words_.look(*mine.box_));
        in_charge = before;
    }

private:
    loop& loop_;
};

inline void suspended::look_by(loop& at, port::clock::time_point when) noexcept {
    if (when != port::clock::time_point::max()) at.timers().set(*this, when);
}
[[gnu::noinline]] inline void suspended::take_timer_away(loop& at) noexcept { at.timers().take_away(*this); }
inline bool suspended::is_over_now() noexcept {
    const bool is_late = next_look() <= port::clock::now();
    if (stands_ != is_ready && !is_late) return false;
    box_->remove(*this);
    return was_completed() || static_cast<bool>(look());
}
// By a thread that runs no loop.
inline void loop::block_for(suspended& one) noexcept {
    for (;;) {
        const port::watched word = reached_through().watch();
        if (one.is_over_now()) return;
        port::wait_any({&word, 1}, one.next_look());
    }
}

}  // namespace pawl::inline PAWL_PORT::wait
