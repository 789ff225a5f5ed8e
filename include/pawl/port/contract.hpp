// What every platform must give, in words and as a concept that each port is held against. A port is futex-shaped:
// everything that waits, waits for a 32-bit word to change. A waker then takes no lock, keeps no list and waits for nobody.
#pragma once

#include <pawl/port/port.hpp>

#include <concepts>
#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::port {

//  clock                 a steady clock; clock::time_point::max() means "for ever"
//  word                  std::atomic<std::uint32_t>
//  wait(word, value, t)  returns when the word is no longer value, when it was woken, when t has passed, or for no reason.
//                        Never returns late because of a wake-up that came between the caller's last look and the wait.
//                        False: no wake_one has counted this waiter as the one that it woke
//  wait_any(words, t)    the same for several words; a wake-up for any of them ends it, and may be meant for somebody
//                        else: whoever goes on passes it on (wait/waiting.hpp).
//  wake_one, wake_all    from anywhere, interrupts included; never block
//  barrier_everywhere()  each other task has passed a full barrier when it returns true. False: the platform has none, and
//                        who relies on it must look again by itself every longest_unwoken.
//  lock_inherit(word,t)  takes a word that holds 0 or its owner's task_number() in owner_bits; the owner runs with the
//                        caller's priority meanwhile, and so on along a chain. Whoever finds 0 may put its number there
//                        by itself, and take it away again while the word is nothing but that number
//  unlock_inherit(word)  hands it on, to the highest priority first; never blocks
//  task_number()         who calls; task_name, name_this_task, priority_of, when_this_task_ends: what is known of tasks
//  when_forked(f)        f runs where the process is a copy of another, of which only the calling task was copied
//  task_lives(number)    it is a task of this process
//  own_scheduling()      how the caller runs; raise_to(priority, own) lets it run before all of a lower one, until
//                        schedule_as(own) takes that back
//  run_task_at(n, own, p) another task runs at priority p if that is more than its own; 0: at its own; never blocks
//  exiting()             the program ends; surely_not_exiting(), expect_exit(): who asks makes sure that it is known
//  in_static_storage(p)  an object that goes when the program does, or a library of it
//  module_of(code)       which file, and where in it
//  interrupts_off()      none comes on top of the caller until interrupts_on() is given what this returned; from anywhere
//  last_words(text)      where the program ends for a mistake; from anywhere
//  has_texts             there is room for them
//  robust_lock           a lock between processes; robust: how to take it ended
//  code_places(at)       where the program stands, and who called; code_depth: how many of them each lock keeps, two at least
//  any_number()          another number each time, so that nobody is always first
//  most_looks, pause()   how often to look before sleeping (0: where cores never answer meanwhile), and what to do in between
//  watches_lock_order    whether there is room and time to learn it
//  shows_every_wait      a task that sleeps begins a record for that, so that the wait graph shows it
//  traces                the compiled part of the library keeps what is told (watch/trace_hook.hpp). false: nothing of a
//                        hook is compiled
//  of_this_thread<T>     a variable of the calling thread's own
//  most_tasks, most_held how many tasks have a record at one time, and how many locks and ends of channels one can hold
//  cache_line            bytes that two cores cannot write at once without sending them to and fro; 1 where there are no caches
//  level_task            a level of an executor above the caller's: start() runs a function beside the caller and before it, at
//                        a priority if that is permitted, join() waits for its end
//  levels_return         a level's function returns when nobody can go on, and is called again when its level_rest says so or a
//                        word of it has changed; otherwise it runs until its executor is over
//  most_levels           of one executor
//  most_loops, most_parties, most_in_line, most_bound_ends, most_orphans, most_turns
//                        how much room there is for what waits, and for what is known of others, at one time
//  coroutines_jump       going from one coroutine to another takes no stack (wait/transfer.hpp)
//  has_double_word       double_word is there: two words that change by one compare-exchange
// clang-format off
static_assert(requires(word& w, const word& c, clock::time_point t, std::span<const watched> all) {
    { wait(c, std::uint32_t{}, t) } noexcept -> std::same_as<bool>;
    { wait_any(all, t) } noexcept;
    { wake_one(w) } noexcept;
    { wake_all(w) } noexcept;
    { barrier_everywhere() } noexcept -> std::same_as<bool>;
    { lock_inherit(w, t) } noexcept -> std::same_as<inherited>;
    { unlock_inherit(w) } noexcept;
    { task_number() } noexcept -> std::same_as<std::uint32_t>;
    { priority_of(std::uint32_t{}) } noexcept -> std::same_as<int>;
    { task_lives(std::uint32_t{}) } noexcept -> std::same_as<bool>;
    { interrupts_on(interrupts_off()) } noexcept;
    requires requires(robust_lock& r) {
        { r.take(t) } noexcept -> std::same_as<robust>;
        { r.try_take() } noexcept -> std::same_as<robust>;
        { r.give_up() } noexcept -> std::same_as<bool>;
    };
    { raise_to(1, own_scheduling()) } noexcept -> std::same_as<bool>;
    { run_task_at(std::uint32_t{}, own_scheduling(), 1) } noexcept -> std::same_as<bool>;
    { highest_priority } -> std::convertible_to<int>;
    { schedule_as(own_scheduling()) } noexcept -> std::same_as<bool>;
    { clock::now() } noexcept -> std::same_as<clock::time_point>;
    { any_number() } noexcept -> std::same_as<std::uint32_t>;
    { (of_this_thread<int>) } noexcept -> std::same_as<int&>;
    { pause() } noexcept;
    requires std::same_as<const unsigned, decltype(most_looks)>;
    requires std::same_as<const bool, decltype(watches_lock_order)>;
    requires std::same_as<const bool, decltype(has_texts)>;
    requires std::same_as<const bool, decltype(shows_every_wait)>;
    requires std::same_as<const bool, decltype(traces)>;
    requires requires(level_task& l, level_task::body run, void* argument) {
        { l.start("", 1, run, argument) } noexcept -> std::same_as<bool>;
        { l.prioritised() } noexcept -> std::same_as<bool>;
        { l.join() } noexcept;
    };
    requires cache_line > 0;
    requires most_tasks > 0 && most_held > 0;
    requires code_depth >= 2;
    requires most_watched >= 2;
    requires std::same_as<const bool, decltype(levels_return)>;
    requires most_levels > 0 && most_loops > 0 && most_parties > 0 && most_in_line > 0;
    requires most_bound_ends > 0 && most_orphans > 0;
    requires std::same_as<const bool, decltype(has_double_word)>;
    requires std::same_as<const bool, decltype(coroutines_jump)>;
});
// clang-format on

}  // namespace pawl::inline PAWL_PORT::port
