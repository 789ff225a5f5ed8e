// A small concurrent program as a tree: what the generator makes, the emitter prints as C++, the enumerator runs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace oracle {

enum class verb : std::uint8_t {
    // seen by nobody else
    if_equal,  // register == value: body, otherwise otherwise
    repeat,    // value times body
    // memory
    load,
    store,
    exchange,
    add,
    compare,  // register = compare_exchange(object, value, other)
    spin,     // while (object != value);
    spin_and_yield,
    // locks; body runs with the lock held. The others: register says whether the lock was taken, body runs if it was
    locked,
    try_locked,
    locked_in_time,
    reading,
    writing,
    try_reading,
    try_writing,
    // waiting and waking
    wait,
    wait_in_time,  // register: 1 timed out
    signal,
    broadcast,
    acquire,
    try_acquire,      // register: 1 taken
    acquire_in_time,  // register: 1 taken
    post,
    barrier,
    once,  // adds 1 to variable 0 of the program, once
    // tasks and time
    create,
    join,
    yield,
    sleep,
    choose,   // register = one of 0 .. value-1
    leave,    // exit(value)
    declare,  // interrupt `object` may come from now on
};

struct statement {
    verb what = verb::yield;
    int object = 0;
    int value = 0;
    int other = 0;
    int reg = 0;
    std::vector<statement> body{};
    std::vector<statement> otherwise{};
};
using block = std::vector<statement>;

struct handler {
    int priority = 1;
    int times = 1;
    block body;
};

inline constexpr int most_registers = 3;

struct program {
    std::uint64_t seed = 0;
    int variables = 0;
    std::vector<bool> mutex_is_recursive;
    std::vector<int> mutex_of_condition;
    std::vector<int> semaphore_start;
    int rw_locks = 0;
    std::vector<int> barrier_parties;
    int onces = 0;
    std::vector<block> tasks;  // 0 is main; each other one is created by exactly one statement
    std::vector<handler> interrupts;
};

/// Times in milliseconds that `value` of sleeps and time-outs counts.
inline constexpr int unit_of_time_ms = 10;

}  // namespace oracle
