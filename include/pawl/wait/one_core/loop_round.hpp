// How a loop goes round, and how it sleeps. Included by loop.hpp.
#pragma once

#include <pawl/wait/one_core/loop.hpp>
#include <pawl/wait/transfer.hpp>

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
        wait::resume(who);
    }
    return true;
}

inline void loop::go_round(const port::word& over, pulse* told) {
    loop* const alone[] = {this};
    while (!finished(over)) {
        if (told) told->beats();
        while (step() && !finished(over)) {
        }
        if (told) told->rests();
        if (!finished(over)) sleep(alone, over);
    }
}

inline void loop::run_alone_as_level(const port::word& over, pulse* told) {
    loop* const alone[] = {this};
    number_levels(alone, this);
    const charge now{*this};
    go_round(over, told);
    number_levels(alone, nullptr);
}

inline void loop::run_together(std::span<loop* const> loops, const port::word& over, pulse* told) {
    number_levels(loops, loops.front());
    while (!finished(over)) {
        if (told) told->beats();
        const bool some = std::ranges::any_of(loops, [](loop* each) {
            const charge now{*each};
            return each->step();
        });
        if (some) continue;
        if (told) told->rests();
        sleep(loops, over);
    }
    if (told) told->rests();
    number_levels(loops, nullptr);
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
        const charge now{mine};
        do
            while (mine.step()) {
            }
        while (mine.words_.look(*mine.box_));
    }

private:
    loop& loop_;
};

inline void timed_suspended::look_by(loop& at, port::clock::time_point when) noexcept {
    if (when != port::clock::time_point::max()) at.timers().set(*this, when);
}
inline void timed_suspended::take_timer_away(loop& at) noexcept {
    if (is_set()) at.timers().take_away(*this);
}
inline bool suspended::is_over_now(bool is_late) noexcept {
    if (was_completed()) return true;
    if (stands_ != is_ready && !is_late) return false;
    box_->remove(*this);
    return static_cast<bool>(look());
}
// By a thread that runs no loop.
template <class Until>
void loop::block_for(suspended& one, const Until& until) noexcept {
    for (;;) {
        const port::watched word = reached_through().watch();
        const port::clock::time_point by = until();
        if (one.is_over_now(by != port::clock::time_point::max() && by <= port::clock::now())) break;
        port::wait_any({&word, 1}, by);
    }
    forget(one);
}

}  // namespace pawl::inline PAWL_PORT::wait
