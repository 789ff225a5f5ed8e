// What runs the coroutines that wait on one thread: resumes those that were told to go on and those whose time has come,
// looks at those whose words changed, and sleeps when none can go on.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/guest.hpp>
#include <pawl/wait/held_locks.hpp>
#include <pawl/wait/inbox.hpp>
#include <pawl/wait/level_priority.hpp>
#include <pawl/wait/pulse.hpp>
#include <pawl/wait/ready.hpp>
#include <pawl/wait/many_cores/suspended.hpp>
#include <pawl/wait/timer_queue.hpp>
#include <pawl/wait/many_cores/told_list.hpp>
#include <pawl/wait/word_set.hpp>

#include <algorithm>
#include <atomic>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::wait {

class loop;
/// Whose coroutine runs on this thread, where that is not the thread's own loop.
struct loop_in_charge {
    loop* it = nullptr;
};

/// Each thread has one, and each level of an executor; nothing of it is allocated. A coroutine that waits does so in one of
/// three ways: somebody is going to make it go on (go_on(), post()); a time is going to come (timers()); or a word is going to change.
///
/// Words that count wake-ups (wait::event, wait::party) are what it can sleep on: a wait whose words are as they were is not
/// looked at before its deadline. Waits on more than port::most_watched different words at once are looked at every
/// port::longest_unwoken; any number of waits on the same word count once.
class loop {
public:
    /// How many waits in a row may be over at once before a coroutine lets the others have a turn.
    static constexpr unsigned most_in_a_row = 128;

    constexpr loop() noexcept = default;
    loop(const loop&) = delete;
    loop& operator=(const loop&) = delete;

    /// The one whose coroutine calls; outside of all coroutines the calling thread's own.
    [[nodiscard]] static loop& here() noexcept {
        loop* const current = port::of_this_thread<loop_in_charge>.it;
        return current ? *current : port::of_this_thread<loop>;
    }

    /// Somebody on this thread goes on resuming what waits here. Otherwise to suspend would be for ever.
    [[nodiscard]] bool runs() const noexcept { return running_ != 0; }
    /// False: the coroutine has had its share, and suspends although it might go on.
    [[nodiscard]] bool may_go_on() noexcept { return !runs() || ++in_a_row_ < most_in_a_row; }

    /// For who suspends a coroutine here: in debug builds misuse() where it holds a lock of its thread's.
    void refuse_held_locks() const noexcept(!refuses_held_locks) {
        if constexpr (refuses_held_locks) refuse_locks_beyond(locks_before_);
    }
    /// How many locks this thread held when it began to run coroutines here: those are its own, not a coroutine's.
    [[nodiscard]] std::size_t locks_before() const noexcept { return locks_before_; }

    /// Waits for words. at_once: to be looked at in the next turn, whatever its words say.
    void add(suspended& one, std::coroutine_handle<> handle, bool at_once) noexcept {
        one.coroutine = handle;
        one.turn_ = turn_;
        one.at_once_ = at_once;
        one.look_by_ = one.deadline();
        if (one.told_of_ != 0)
            told_.add(one);
        else
            enlist_last(one);
    }
    void remove(suspended& one) noexcept {
        if (!one.listed_)
            forget(one);
        else if (one.told_of_ != 0)
            told_.remove(one);
        else
            unlist(one);
    }
    /// It is over: the coroutine goes on next.
    void hurry(suspended& one) noexcept {
        if (!one.listed_) return;
        if (one.told_of_ != 0) {
            told_.remove(one);
            return go_on(one);
        }
        unlist(one);
        one.turn_ = turn_ - 1;
        one.at_once_ = true;
        timed_ += one.is_timed();
        waiting_.add_first(one);
    }

    /// Waits of which it is told need no words to sleep on.
    [[nodiscard]] told_list& told() noexcept { return told_; }

    /// From the loop's thread: it goes on when those before it have.
    void go_on(ready_node& one) noexcept PAWL_NONBLOCKING { ready_.add_last(one); }
    /// The same from anywhere; it can be reached.
    void post(ready_node& one) noexcept {
        if (&here() == this)
            go_on(one);
        else
            box_->push(one);
    }
    /// It does not, since it is destroyed.
    void forget(ready_node& one) noexcept {
        if (ready_.has(one)) ready_.remove(one);
    }
    /// The same where another thread may have laid it into the inbox.
    void forget_wherever(ready_node& one) noexcept {
        if (box_) box_->take_all(ready_);
        forget(one);
    }
    /// The number of the level whose thread runs it (level_priority.hpp); 0: it is a thread's own loop.
    [[nodiscard]] std::uint32_t level() const noexcept PAWL_NONBLOCKING { return level_; }
    /// What its thread runs at, lent or its own; 0 where that shares the cores with all others.
    [[nodiscard]] int priority() noexcept {
        if (level_ != 0) return priority_of_level(level_).now();
        const auto own = [] { return std::min(port::own_scheduling().priority, port::highest_priority); };
        if (!runs()) return own();
        // Asked for once in a run, by the first that waits for a lock.
        if (priority_ < 0) priority_ = own();
        return priority_;
    }
    /// The level whose task calls; 0: none.
    [[nodiscard]] static std::uint32_t level_here() noexcept PAWL_NONBLOCKING {
        PAWL_TRUSTED(const loop* const current = port::of_this_thread<loop_in_charge>.it;)  // needs no set-up
        return current ? current->level_ : 0;
    }
    [[nodiscard]] timer_queue& timers() noexcept { return timers_; }
    [[nodiscard]] guest_list& guests() noexcept { return guests_; }
    /// Through which others reach it: post(), ask(). From its thread; takes one when it is first needed. Ends the program by
    /// misuse() where all are in use.
    [[nodiscard]] inbox& reached_through();
    /// For who makes a loop that is not a thread's own, and gives the inbox back.
    void reach_through(inbox& box) noexcept {
        box_ = &box;
        told_.reach_through(box);
    }
    void reach_no_more() noexcept {
        told_.forget_all();
        box_ = nullptr;
    }

    /// Those that others have laid into its inbox, and those that are ready: f(node) takes each. For who ends the loop.
    template <class F>
    void clear(F&& f) {
        if (box_) box_->take_all(ready_);
        while (!ready_.empty()) f(ready_.take_first());
    }

    /// Calls start(), then runs what waits here, and sleeps in between, until another value than 0 is in over; who writes it
    /// on another thread wakes it. May be called from within a coroutine that this loop runs. What still waits then stays in
    /// the list, and goes on in the next run. What leaves a resumed coroutine as an exception leaves from here.
    template <class Start>
    void run_until(port::word& over, Start&& start);

    /// Runs several loops on the calling thread, the first before all others: whenever a coroutine waits, the first loop in
    /// which one can go on is next. Until over is not 0; who writes that asks every one of the loops (inbox::ask()) then.
    /// told: who is told that they go round; null: nobody.
    static void run_together(std::span<loop* const> loops, const port::word& over, pulse* told = nullptr);
    /// The same of one.
    void run_alone_as_level(const port::word& over, pulse* told = nullptr) {
        loop* const alone[] = {this};
        run_together(alone, over, told);
    }

private:
    static constexpr unsigned all = std::numeric_limits<unsigned>::max();

    /// While it stands, the loop is the one that runs here.
    class run {
    public:
        explicit run(loop& l) noexcept : in_{l}, outside_{l.locks_before_} {
            if (in_.running_++ == 0) in_.priority_ = -1;
            in_.locks_before_ = held_locks();
        }
        run(const run&) = delete;
        run& operator=(const run&) = delete;
        ~run() {
            --in_.running_;
            in_.locks_before_ = outside_;
        }

    private:
        loop& in_;
        std::size_t outside_;
    };
    // All that run together are one level to the scheduler.
    class as_level {
    public:
        explicit as_level(std::span<loop* const> loops) noexcept : loops_{loops} {
            if (loops.empty() || !loops.front()->box_) return;
            number_ = static_cast<std::uint32_t>(loops.front()->box_ - inboxes.data()) + 1;
            priority_of_level(number_).begin();
            for (loop* const each : loops) {
                each->level_ = number_;
                each->locks_before_ = held_locks();
            }
        }
        as_level(const as_level&) = delete;
        as_level& operator=(const as_level&) = delete;
        ~as_level() {
            if (number_ == 0) return;
            for (loop* const each : loops_) each->level_ = 0;
            priority_of_level(number_).end();
        }

    private:
        std::span<loop* const> loops_;
        std::uint32_t number_ = 0;
    };
    class charge {
    public:
        explicit charge(loop& l) noexcept : before_{std::exchange(port::of_this_thread<loop_in_charge>.it, &l)} {}
        charge(const charge&) = delete;
        charge& operator=(const charge&) = delete;
        ~charge() { port::of_this_thread<loop_in_charge>.it = before_; }

    private:
        loop* before_;
    };

    void enlist_last(suspended& one) noexcept {
        timed_ += one.is_timed();
        waiting_.add_last(one);
    }
    void unlist(suspended& one) noexcept {
        timed_ -= one.is_timed();
        waiting_.remove(one);
    }
    bool turn(const port::word& over, unsigned most);
    bool run_ready(const port::word& over, unsigned& most);
    bool run_words(const port::word& over, unsigned& most, port::clock::time_point now);
    void resume(std::coroutine_handle<> handle);
    [[nodiscard]] bool fall_asleep(word_set& words, port::clock::time_point& until) noexcept;
    void get_up(bool slept) noexcept;
    static void sleep(std::span<loop* const> loops, const port::word& over, bool wakes) noexcept;
    void pass_wake_ups_on() noexcept;
    [[nodiscard]] static bool finished(const port::word& over) noexcept {
        // acquire: what was done before it was written. seq_cst, against the announcement before a sleep.
        return over.load(std::memory_order_seq_cst) != 0;
    }

    ready_list ready_;
    suspended_list waiting_;
    told_list told_;
    timer_queue timers_;
    guest_list guests_;
    inbox* box_ = nullptr;
    std::uint32_t timed_ = 0;  // how many in waiting_ have a deadline
    std::uint32_t turn_ = 0;
    std::uint32_t running_ = 0;  // nested runs
    std::uint32_t level_ = 0;
    int priority_ = -1;
    std::size_t locks_before_ = 0;
    unsigned in_a_row_ = 0;
    bool slept_ = false;  // and has not run anybody since
    bool words_first_ = false;
};

}  // namespace pawl::inline PAWL_PORT::wait

#include <pawl/wait/many_cores/loop_turn.hpp>
