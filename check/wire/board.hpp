// pawl run: what the command asks of the simulated board, and what the board tells while it runs.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace pawl::check::wire {

/// What the computer's clock shows when an execution begins: it has been up for a while.
inline constexpr std::int64_t clock_start_ns = 1'000'000'000'000;

/// Something from outside at a certain time: of an input script, or of standard input.
enum class stimulus_kind : std::uint8_t { serial, pin, analog };
struct stimulus {
    std::int64_t at_ns;  // since the board was switched on
    stimulus_kind kind;
    std::uint8_t line;   // serial: which
    std::uint16_t pin;
    std::int32_t value;  // level, measured value, or the byte
};
inline constexpr std::size_t max_stimuli = 1u << 16;

enum class board_event_kind : std::uint8_t {
    serial,      // `size` bytes follow
    pin_mode,    // pin, value: the mode
    pin,         // pin, value: the level
    analog,      // pin, value
    task,        // task exists; `size` bytes follow: its name; value: its priority
    task_end,
    runs,        // task has core `pin` from now on
    idle,        // core `pin` has nothing to run
    interrupt,   // a handler, `task`, runs; `size` bytes follow: its name
    interrupt_end,
    priority,    // value: the task's priority from now on; given, other: a greater one is lent, by whom
    waits,       // the task waits in the operation `value`, a service `line`; `size` bytes follow: wait_facts
    ready,       // the task could run
    board,       // it is switched on; value: nanoseconds in a tick, pin: cores; `size` bytes follow: its name
};

/// What a task waits for.
struct wait_facts {
    std::uint64_t object;   // address, 0: none
    std::int64_t until_ns;  // since the board was switched on; without_end: until somebody wakes it
    std::int32_t peer;      // the task that could end the wait, -1: nobody in particular
    std::uint32_t rounds;   // 1: it goes round and round, and nothing changes
};
inline constexpr std::int64_t without_end = -1;
inline constexpr std::uint16_t no_task = 0xffff;

/// A record of the log; its bytes follow, up to a multiple of 8.
struct board_event {
    std::int64_t at_ns;
    board_event_kind kind;
    std::uint8_t line;
    std::uint16_t task;
    std::int32_t value;
    std::uint16_t pin;
    std::uint16_t size;
    std::int16_t given;
    std::uint16_t other;
};
static_assert(sizeof(board_event) == 24);

inline constexpr std::size_t board_log_bytes = 1u << 20;

struct board {
    // asked
    bool tells_all;  // pins and tasks as well as serial lines
    std::uint32_t stimulus_count;
    stimulus stimuli[max_stimuli];
    // told: a ring; the board waits while it is full
    std::atomic<std::uint64_t> written, read;
    std::byte log[board_log_bytes];
};

}  // namespace pawl::check::wire
