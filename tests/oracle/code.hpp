// The tree as a list of instructions, for the enumerator: a program counter is then a number.
#pragma once

#include <cstdint>
#include <vector>

#include "program.hpp"

namespace oracle {

enum class act : std::uint8_t {
    // seen by nobody else: carried out at once
    unless_equal,  // register != value: go to target
    go_to,
    set_counter,  // counter `object` = value
    count_down,   // counter `object`: one less; go to target unless it is 0
    say,          // the register, to the outcome
    choose,
    declare,
    end,
    // steps
    load,
    store,
    exchange,
    add,
    compare,
    spin,
    lock,
    try_lock,
    timed_lock,
    unlock,
    read_lock,
    write_lock,
    try_read_lock,
    try_write_lock,
    rw_unlock,
    wait,
    timed_wait,
    signal,
    broadcast,
    acquire,
    try_acquire,
    timed_acquire,
    post,
    barrier,
    once,
    create,
    join,
    yield,
    sleep,
    leave,
};

struct instruction {
    act what;
    std::uint8_t object = 0;
    std::uint8_t reg = 0;
    std::uint8_t value = 0;
    std::uint8_t other = 0;
    std::uint8_t target = 0;
    bool yields = false;  // a spin that yields
};

using code = std::vector<instruction>;

/// For each task, then for each interrupt.
std::vector<code> compile(const program& p);

}  // namespace oracle
