// How far calls that promise not to wait depend on others: what --progress asks for, and what is learned for it. The words
// are those of the field (Herlihy, Shavit: On the nature of progress, 2011); docs/progress.md says what they mean here.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pawl::check::wire {

/// Each implies those before it.
enum class progress_class : std::uint8_t {
    none,
    obstruction_free,  // ends when it runs alone
    lock_free,         // of those that go on, some call ends
    wait_free,         // ends, whatever the others do
};

/// How calls take turns where they might keep each other from ending.
enum class turn_manner : std::uint8_t {
    one_step,        // each one step
    two_steps,       // each two
    after_a_change,  // each until it has changed something
    before_a_change  // each until it is about to
};
inline constexpr unsigned turn_manners = 4;

/// Who takes turns, and how, in one number: the value of a choice of the kind `turns`.
struct turn_order {
    static constexpr unsigned everybody = 127;  // in the place of `second`: all tasks that are inside such calls
    turn_manner manner;
    unsigned first, second;

    constexpr std::uint16_t number() const {
        return static_cast<std::uint16_t>(static_cast<unsigned>(manner) | first << 2 | second << 9);
    }
    static constexpr turn_order of(std::uint16_t number) {
        return {static_cast<turn_manner>(number & 3), (number >> 2) & 127u, number >> 9 & 127u};
    }
};

/// Places of loops that go round by themselves, whatever the others do: no retries. Learned before the search begins, so
/// that every worker judges alike.
inline constexpr std::size_t max_own_loops = 1024;
struct own_loops {
    std::uint32_t count;
    std::uint64_t place[max_own_loops];  // a hash of the calls that lead there
};

}  // namespace pawl::check::wire
