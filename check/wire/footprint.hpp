// What one event of an execution touches that another task may notice: the reduction compares these, and nothing else,
// to tell whether two events may change places. check/machine/dependence.cpp fills them in.
#pragma once

#include <cstdint>

namespace pawl::check::wire {

enum class touch : std::uint8_t {
    reads,   // two of these commute
    writes,  // commutes with nothing at the same place
    follows  // comes after the last write for certain, and is never in its way
};

struct touched_place {
    std::uint64_t key;   // a word of memory, an object, a task, the clock ...
    std::uint8_t bytes;  // of a word of memory: which; places without common bytes are different ones
    touch how;
    std::uint8_t needs;      // it waits until one of these conditions holds there; 0: it never waits
    std::uint8_t was_ready;  // the conditions that held before it
};

struct footprint {
    static constexpr int most = 6;
    std::uint8_t count;
    bool everything;  // commutes with nothing
    touched_place at[most];
};

}  // namespace pawl::check::wire
