// What runs the coroutines that wait on one thread: looks at those whose words changed, resumes those whose wait is over,
// and sleeps on all their words when none can go on.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/wait/held_locks.hpp>
#include <pawl/wait/suspended.hpp>
#include <pawl/wait/word_set.hpp>

#include <algorithm>
#include <atomic>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace pawl::inline PAWL_PORT::wait {

/// Each thread has one; nothing of it is allocated. Words that count wake-ups (wait::event, wait::party) are what it can
/// sleep on: a wait whose words are as they were is not looked at before its deadline.
///
/// Waits on more than port::most_watched different words at once are looked at every port::longest_unwoken; any number of
/// waits on the same word count once.
class loop {
public:
    /// How many waits in a row may be over at once before a coroutine lets the others have a turn.
    static constexpr unsigned most_in_a_row = 128;

    /// The calling thread's.
    [[nodiscard]] static loop& here() noexcept { return port::of_this_thread<loop>; }

    /// Somebody on this thread goes on resuming what waits here. Otherwise to suspend would be for ever.
    [[nodiscard]] bool runs() const noexcept { return running_ != 0; }
    /// False: the coroutine has had its share, and suspends although it might go on.
    [[nodiscard]] bool may_go_on() noexcept { return !runs() || ++in_a_row_ < most_in_a_row; }

    /// How many locks this thread held when it began to run coroutines here: those are its own, not a coroutine's.
    [[nodiscard]] std::size_t locks_before() const noexcept { return locks_before_; }

    /// at_once: to be looked at in the next turn, whatever its words say.
    void add(suspended& one, std::coroutine_handle<> handle, bool at_once) noexcept {
        one.handle_ = handle;
        one.turn_ = turn_;
        one.at_once_ = at_once;
        one.look_by_ = one.deadline();
        waiting_.add_last(one);
    }
    void remove(suspended& one) noexcept {
        if (one.listed_) waiting_.remove(one);
    }
    /// Looks at it next.
    void hurry(suspended& one) noexcept {
        if (!one.listed_) return;
        waiting_.remove(one);
        one.turn_ = turn_ - 1;
        one.at_once_ = true;
        waiting_.add_first(one);
    }

    /// Calls start(), then runs what waits here, and sleeps in between, until another value than 0 is in over; who writes it on another thread
    /// wakes it. May be called from within a coroutine that this loop runs. What still waits then stays in the list, and
    /// goes on in the next run. What leaves a resumed coroutine as an exception leaves from here.
    template <class Start>
    void run_until(port::word& over, Start&& start);

private:
    bool turn(const port::word& over);
    [[nodiscard]] static bool look_at(suspended& one, port::clock::time_point now) noexcept;
    void sleep(const port::word& over) noexcept;
    void pass_wake_ups_on() noexcept;
    [[nodiscard]] static bool finished(const port::word& over) noexcept {
        // acquire: what was done before it was written.
        return over.load(std::memory_order_acquire) != 0;
    }

    suspended_list waiting_;
    std::uint32_t turn_ = 0;
    std::uint32_t running_ = 0;  // nested runs
    std::size_t locks_before_ = 0;
    unsigned in_a_row_ = 0;
    bool slept_ = false;  // and has not run anybody since
};

template <class Start>
void loop::run_until(port::word& over, Start&& start) {
    struct run {
        loop& in;
        std::size_t outside;
        explicit run(loop& l) noexcept : in{l}, outside{l.locks_before_} {
            ++in.running_;
            in.locks_before_ = held_locks();
        }
        run(const run&) = delete;
        run& operator=(const run&) = delete;
        ~run() {
            --in.running_;
            in.locks_before_ = outside;
        }
    } const mark{*this};
    std::forward<Start>(start)();
    while (!finished(over))
        if (!turn(over)) sleep(over);
    ++turn_;
    pass_wake_ups_on();
}

// Once round the list. True: somebody went on. Whoever is resumed may suspend again, destroy others, or run a turn of its
// own: nothing is remembered across resume() but the number of the turn.
inline bool loop::turn(const port::word& over) {
    bool resumed = false;
    const port::clock::time_point now = port::clock::now();
    ++turn_;
    for (suspended* next; (next = waiting_.first()) && next->turn_ != turn_;) {
        next->turn_ = turn_;
        waiting_.remove(*next);
        if (!look_at(*next, now)) {
            waiting_.add_last(*next);
            continue;
        }
        pass_wake_ups_on();
        in_a_row_ = 0;
        resumed = true;
        next->handle_.resume();
        if (finished(over)) break;
    }
    return resumed;
}

inline bool loop::look_at(suspended& one, port::clock::time_point now) noexcept {
    if (!one.changed() && now < one.look_by_) return false;
    if (one.again()) return true;
    one.at_once_ = false;
    one.look_by_ = one.deadline();
    return false;
}

inline void loop::sleep(const port::word& over) noexcept {
    word_set words;
    bool current = words.add({&over, 0});
    port::clock::time_point until = port::clock::time_point::max();
    for (const suspended* one = waiting_.first(); one; one = suspended_list::after(*one)) {
        for (const port::watched& word : one->words()) current = words.add(word) && current;
        until = std::min(until, one->look_by_);
    }
    if (!current) return;
    if (words.overflowed()) until = std::min(until, port::clock::now() + port::longest_unwoken);
    port::wait_any(words.words(), until);
    slept_ = true;
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
