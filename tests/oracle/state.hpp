// Everything that the rest of an execution depends on, and what its end is known by. Plain bytes, so that two states
// are the same if their bytes are.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "code.hpp"

namespace oracle {

inline constexpr int most_slots = 8;  // tasks and interrupts of one execution
inline constexpr int most_said = 24;
inline constexpr int nobody = -1;

// Where a task stands within an instruction of several steps.
enum class phase : std::uint8_t {
    not_begun,
    at,            // about to do it
    waiting,       // condition: given the mutex up; barrier: arrived
    taking_again,  // condition: timed out, wants the mutex
    inside,        // once: runs the routine
    leaving,       // once: the routine has run
};

struct slot {
    std::uint8_t text;  // which code; 255: none
    std::uint8_t pc;
    phase where;
    bool ended, interrupt, signalled;
    bool yielded;  // gives its turn up with the step to come
    std::uint8_t reg[most_registers];
    std::uint8_t counter[2];
    std::uint8_t round;    // barrier
    std::uint8_t joining;  // of an ended task nothing else matters
    std::uint8_t turn;     // order among equals under SCHED_FIFO; 0: in front
    std::int8_t priority;  // of an interrupt
    std::uint8_t said_count;
    std::uint8_t said[most_said][2];  // register, value
};

struct state {
    std::uint8_t slots;
    bool finished;
    bool silenced;  // the program begins to end: no interrupt comes any more
    std::uint8_t status;
    slot at[most_slots];
    std::uint8_t variable[3];
    std::int8_t owner[2];
    std::uint8_t depth[2];
    std::uint8_t semaphore[2];
    std::int8_t writer;
    std::uint8_t readers;
    std::uint8_t arrived, round;
    std::uint8_t once;  // 0 not yet, 1 somebody is at it, 2 done
    std::uint8_t interrupts_left[2];
    // Where time counts: nanoseconds, and how many steps were announced so far.
    std::int64_t clock;
    std::int64_t deadline[most_slots];  // of the wait that the task is in
    std::uint16_t announced;
    std::uint16_t began[most_slots];  // when that wait was announced

    state() { std::memset(static_cast<void*>(this), 0, sizeof *this); }
    std::string bytes() const { return {reinterpret_cast<const char*>(this), sizeof *this}; }
};

}  // namespace oracle
