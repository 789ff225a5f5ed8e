/// To talk to pawl check from a C++ program: interrupts, choices, requirements, promises, names.
///
/// None of this is needed to check a program. With it, a program says more about itself. Everything here works with and
/// without the checker: in an ordinary run choose() returns 0, require() aborts where it fails, and the rest does
/// nothing.
#pragma once

#if __cplusplus < 202002L
#error "<pawl/check.hpp> needs C++20 or later: compile with -std=c++20 (or include <pawl/check.h>)"
#endif

#include <concepts>
#include <cstddef>
#include <source_location>
#include <type_traits>
#include <utility>

#include <pawl/check.h>
#include <pawl/check/linearizable.hpp>
#include <pawl/check/specifications.hpp>

namespace pawl::check {

/// True while pawl check explores this program. Wait-free. Never allocates.
[[nodiscard]] inline bool active() noexcept { return pawl_active() != 0; }

/// One of 0 .. alternatives-1. pawl check tries each of them; an ordinary run gets 0.
/// `alternatives` must be at least 1. Wait-free. May be called from an interrupt. Never allocates.
[[nodiscard]] inline unsigned choose(unsigned alternatives) { return pawl_choose(alternatives); }

/// States what holds whenever control comes here. Where it does not, pawl check reports `assertion` with the schedule; an
/// ordinary run prints `what` and the place, and aborts. Wait-free while it holds. May be called from an interrupt.
inline void require(bool condition, const char* what = "requirement",
                    std::source_location where = std::source_location::current()) {
    if (!condition) [[unlikely]]
        pawl_fail(what, where.file_name(), static_cast<int>(where.line()));
}

/// Says something about the end that this execution comes to. `pawl check --outcomes` lists every distinct end: how the
/// execution ended, its exit status, and these texts, put together with blanks between, the tasks in the order of their
/// creation; at most 1,000 bytes for a whole execution. An ordinary run takes no notice. The text is copied. Wait-free.
/// May be called from an interrupt. Never allocates.
///
///     check::outcome("r1", r1);    // "r1=0"
inline void outcome(const char* text) { pawl_outcome(text); }

/// The same with a number: "name=value"; `name` is cut to 40 bytes.
inline void outcome(const char* name, long long value) { pawl_outcome_value(name, value); }

/// A part of the program in which the task promises to wait for nobody, whichever other task is stopped wherever. Where
/// the task has to wait nevertheless, pawl check reports `promise`. Parts may nest. Wait-free. Never allocates.
///
///     check::nonblocking scope{"poll"};               // until the end of the block
///     check::nonblocking([&] { queue.try_pop(); });   // around a call; its result is dropped
class nonblocking {
public:
    /// `name` is what the report calls this part; it must outlive the object.
    [[nodiscard]] explicit nonblocking(const char* name = "nonblocking part") { pawl_nonblocking_begin(name); }

    /// The promise, and that this part takes at most `own_steps` own steps, whatever the others do: operations that
    /// another task may notice. A part within another that has such a limit counts with that.
    [[nodiscard]] nonblocking(const char* name, unsigned long own_steps) {
        pawl_nonblocking_begin_within(name, own_steps);
    }

    /// Calls `part` within the promise. What it throws leaves the promise too.
    template <std::invocable Part>
    explicit nonblocking(Part&& part) : nonblocking("nonblocking part", std::forward<Part>(part)) {}
    template <std::invocable Part>
    nonblocking(const char* name, Part&& part) : nonblocking(name) {
        static_cast<void>(std::forward<Part>(part)());
    }

    ~nonblocking() { pawl_nonblocking_end(); }
    nonblocking(const nonblocking&) = delete;
    nonblocking& operator=(const nonblocking&) = delete;
};

/// What reports call an object: a wait for a word inside it reads `waits for channel "commands"`. The texts are copied (15
/// and 47 bytes at most). A null name takes it back; so does another name for some of the same bytes. At most 64 names at
/// a time. Wait-free. May be called from an interrupt. Never allocates.
inline void name(const void* object, std::size_t size, const char* noun, const char* name) {
    pawl_name(object, size, noun, name);
}

enum class policy : int { unchanged = -1, other = 0, fifo = 1, round_robin = 2 };  // Linux's numbers

inline constexpr int any_core = PAWL_ANY_CORE;
inline constexpr int unchanged_core = PAWL_UNCHANGED;

/// How a task is scheduled on the simulated computer. What is left out stays as the program has it.
struct task_options {
    check::policy policy = check::policy::unchanged;
    int priority = 0;           ///< 1 to 99 with fifo and round_robin; greater outranks smaller
    int core = unchanged_core;  ///< a core's number from 0, or any_core
};

/// Names the calling task, in reports and for `--task NAME=...`, and sets how it is scheduled. The name is copied (31
/// bytes at most). Without the checker nothing happens; the real policy is never touched. Never allocates.
inline void task(const char* name, task_options options = {}) {
    if (pawl_check_task) pawl_check_task(name, static_cast<int>(options.policy), options.priority, options.core);
}

struct interrupt_options {
    const char* name = "interrupt";
    int priority = 1;     ///< a greater one interrupts a smaller one; every interrupt outranks every task
    int core = any_core;  ///< whose tasks it interrupts
    unsigned times = 1;   ///< how often it may come, at most
};

/// Declares an interrupt that may come at any moment from now on. pawl check explores the moments; when it comes,
/// `handler()` runs above every task of its core. It must not throw and must not wait.
///
/// The handler is moved into one allocation that belongs to the declaration and is never freed, since the interrupt may
/// come until main has ended; what it refers to must live as long. Without the checker nothing is allocated and the
/// interrupt never comes. Call it from a task, not from an interrupt.
template <std::invocable Handler>
void interrupt(interrupt_options options, Handler&& handler) {
    using stored = std::decay_t<Handler>;
    if (!pawl_check_interrupt) return;
    auto* state = new stored(std::forward<Handler>(handler));
    pawl_check_interrupt(
        options.name, options.priority, options.core, options.times,
        [](void* kept) { static_cast<void>((*static_cast<stored*>(kept))()); }, state);
}

template <std::invocable Handler>
void interrupt(Handler&& handler) {
    interrupt(interrupt_options{}, std::forward<Handler>(handler));
}

template <std::invocable Handler>
void interrupt(const char* name, Handler&& handler) {
    interrupt(interrupt_options{.name = name}, std::forward<Handler>(handler));
}

template <std::invocable Handler>
void interrupt(const char* name, int priority, Handler&& handler) {
    interrupt(interrupt_options{.name = name, .priority = priority}, std::forward<Handler>(handler));
}

/// While it lives no interrupt comes on top of the calling task: it comes afterwards. Scopes nest. The mask is the task's
/// own: a task that takes the core from it meanwhile may be interrupted. Wait-free. Never allocates.
///
///     check::interrupts_masked scope;
class [[nodiscard]] interrupts_masked {
public:
    interrupts_masked() { pawl_mask_interrupts(); }
    ~interrupts_masked() { pawl_unmask_interrupts(); }
    interrupts_masked(const interrupts_masked&) = delete;
    interrupts_masked& operator=(const interrupts_masked&) = delete;
};

}  // namespace pawl::check
