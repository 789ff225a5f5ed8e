// What runs the coroutines that wait on one level or thread: takes those that can go on from a list, and nothing else. Whoever
// lets one go on has put it there.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/guest.hpp>
#include <pawl/wait/held_locks.hpp>
#include <pawl/wait/inbox.hpp>
#include <pawl/wait/level_priority.hpp>
#include <pawl/wait/one_core/looker.hpp>
#include <pawl/wait/one_core/suspended.hpp>
#include <pawl/wait/one_core/timers.hpp>
#include <pawl/wait/one_core/words.hpp>
#include <pawl/wait/pulse.hpp>
#include <pawl/wait/ready.hpp>

#include <atomic>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::wait {

class loop;
/// Whose coroutine runs on this thread, where that is not the thread's own loop.
struct loop_in_charge {
    loop* it = nullptr;
};

/// What a loop is asked from elsewhere. Stands in its list like a coroutine: nobody has to look for questions who has none.
class questions final : public looker {
public:
    constexpr questions() noexcept = default;
    /// Null: nobody's.
    void are_for(loop* one) noexcept { to_ = one; }
    std::uint32_t asked = 0;

private:
    [[nodiscard]] std::coroutine_handle<> look() noexcept override;
    loop* to_ = nullptr;
};

/// Each thread has one, and each level of an executor; nothing of it is allocated. A coroutine that waits stands in the list of
/// an event, among the timers, or nowhere, known to somebody who is going to make it go on. Those that wait for words which no event
/// counts (an offer at a rendezvous, the line of a lock) are looked at whenever a word of such a kind was changed; the part
/// that does so is linked where there are any.
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
    /// Somebody goes on resuming what waits here. Otherwise to suspend would be for ever.
    [[nodiscard]] bool runs() const noexcept { return running_ != 0; }
    /// False: the coroutine has had its share, and suspends although it might go on.
    [[nodiscard]] bool may_go_on() noexcept { return ++in_a_row_ < most_in_a_row || !runs(); }

    /// For who suspends a coroutine here: in debug builds misuse() where it holds a lock of its thread's.
    void refuse_held_locks() const noexcept(!refuses_held_locks) {
        if constexpr (refuses_held_locks) refuse_locks_beyond(locks_before_);
    }
    /// How many locks this thread held when it began to run coroutines here: those are its own, not a coroutine's.
    [[nodiscard]] std::size_t locks_before() const noexcept { return locks_before_; }

    /// On the loop: it goes on when those before it have.
    [[gnu::always_inline]] void go_on(ready_node& one) noexcept PAWL_NONBLOCKING { box_->add(one); }
    /// The same from anywhere, interrupts that came on top of it included.
    void post(ready_node& one) noexcept PAWL_NONBLOCKING { box_->push(one); }
    /// It does not, since it is destroyed.
    void forget(ready_node& one) noexcept {
        if (box_) box_->remove(one);
    }
    void forget_wherever(ready_node& one) noexcept { forget(one); }

    /// The number of the level that runs it; 0: it is a thread's own loop.
    [[nodiscard]] std::uint32_t level() const noexcept PAWL_NONBLOCKING { return level_; }
    /// What it runs at: an interrupt is never raised.
    [[nodiscard]] int priority() noexcept { return port::own_scheduling().priority; }
    /// The level whose task calls; 0: none.
    [[nodiscard]] static std::uint32_t level_here() noexcept PAWL_NONBLOCKING {
        const loop* const current = port::of_this_thread<loop_in_charge>.it;
        return current ? current->level_ : 0;
    }
    [[nodiscard]] wait::timers& timers() noexcept {
        static_cast<void>(reached_through());
        return timers_;
    }
    [[nodiscard]] guest_list& guests() noexcept { return guests_; }
    /// Those that wait for words.
    [[nodiscard]] word_waits& words() noexcept { return words_; }
    /// On a thread that does not run it: sleeps until this one is over. until() says when to look in any case.
    template <class Until>
    void block_for(suspended& one, const Until& until) noexcept;

    /// Through which others reach it. From its thread; takes one when it is first needed. Ends the program by misuse() where
    /// all are in use.
    [[nodiscard]] inbox& reached_through() noexcept {
        if (!box_) [[unlikely]]
            take_inbox();
        return *box_;
    }
    /// For who makes a loop that is not a thread's own, and gives the inbox back.
    void reach_through(inbox& box) noexcept {
        box_ = &box;
        box.belongs_to(this);
        timers_.ask_through(&box);
        questions_.are_for(this);
    }
    void reach_no_more() noexcept {
        if (!box_) return;
        timers_.ask_through(nullptr);
        box_->remove(questions_);
        box_->belongs_to(nullptr);
        box_ = nullptr;
    }
    /// Those that can go on: f(node) takes each. For who ends the loop.
    template <class F>
    void clear(F&& f) {
        while (ready_node* const one = box_->take())
            if (one->coroutine) f(*one);
    }

    /// Calls start(), then runs what waits here, and sleeps in between, until another value than 0 is in over; who writes it
    /// elsewhere wakes it. May be called from within a coroutine that this loop runs.
    template <class Start>
    void run_until(port::word& over, Start&& start) {
        static_cast<void>(reached_through());
        ++running_;
        const std::size_t outside = std::exchange(locks_before_, held_locks());
        std::forward<Start>(start)();
        go_round(over, nullptr);
        locks_before_ = outside;
        --running_;
    }
    /// Runs several loops on the calling thread, the first before all others: whenever a coroutine waits, the first loop in
    /// which one can go on is next. Until over is not 0; who writes that asks every one of the loops (inbox::ask()) then.
    /// told: who is told that they go round; null: nobody.
    static void run_together(std::span<loop* const> loops, const port::word& over, pulse* told = nullptr);
    /// The same of one.
    void run_alone_as_level(const port::word& over, pulse* told = nullptr);
    /// A level that is called when somebody can go on, and returns when nobody can.
    class rounds;

private:
    friend class inbox;
    friend class questions;
    class charge {
    public:
        explicit charge(loop& l) noexcept : before_{std::exchange(port::of_this_thread<loop_in_charge>.it, &l)} {}
        charge(const charge&) = delete;
        charge& operator=(const charge&) = delete;
        ~charge() { port::of_this_thread<loop_in_charge>.it = before_; }

    private:
        loop* before_;
    };

    [[gnu::cold]] void take_inbox() noexcept;
    void answer() noexcept;
    /// Lets the first one go on. False: there is none.
    bool step();
    void go_round(const port::word& over, pulse* told);
    [[nodiscard, gnu::always_inline]] static bool finished(const port::word& over) noexcept {
        std::atomic_signal_fence(std::memory_order_seq_cst);
        return over.load(std::memory_order_relaxed) != 0;
    }
    static void sleep(std::span<loop* const> loops, const port::word& over) noexcept;
    static void number_levels(std::span<loop* const> loops, const loop* first) noexcept;

    inbox* box_ = nullptr;
    wait::timers timers_;
    guest_list guests_;
    word_waits words_;
    wait::questions questions_;
    std::uint32_t level_ = 0;
    std::size_t locks_before_ = 0;
    unsigned running_ = 0;  // nested runs
    unsigned in_a_row_ = 0;
};

}  // namespace pawl::inline PAWL_PORT::wait

#include <pawl/wait/one_core/loop_round.hpp>
