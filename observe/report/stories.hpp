// What was seen of a watched program, in words: made while it stands still, told afterwards.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "observe/report/process_view.hpp"
#include "observe/wire/facts.hpp"

namespace pawl::observe::report {

struct place_story {
    std::string function;  // short; empty if nobody knows
    std::string file;      // absolute; empty if there are no lines
    int line = 0;
    std::string module;  // where there is no line
};

struct lock_story {
    std::string kind;  // mutex, rwlock
    std::string name;  // a variable, or "at 0x..."
    std::uint64_t address = 0;
};

struct member_story {
    std::uint32_t thread = 0;
    std::string name;
    wire::wait_kind kind{};
    lock_story lock;  // what it waits for; not for a join
    std::int64_t waits_for = 0;
    place_story waits_at;
    place_story taken_at;  // where the next one took it
    bool taken_shared = false;
    std::vector<place_story> stack;
};

struct deadlock_story {
    int process = 0;
    std::string program;
    bool refused = false;
    std::size_t length = 0;
    std::vector<member_story> members;
};

struct pair_story {
    std::uint32_t thread = 0;
    std::string name;
    place_story held_at, taken_at;
    std::vector<place_story> stack;  // of the call that took the second one
};
struct order_story {
    int process = 0;
    std::string program;
    lock_story first, second;
    pair_story forth, back;
};

struct left_story {
    int process = 0;
    std::string program;
    std::uint32_t thread = 0;
    std::string name;
    lock_story lock;
    place_story taken_at;
};

deadlock_story story_of(const wire::deadlock& facts, process_view& view);
order_story story_of(const wire::order& facts, process_view& view);
left_story story_of(const wire::owner_ended& facts, process_view& view);

/// Several lines, the last one with its end.
std::string text_of(const deadlock_story& story);
std::string text_of(const order_story& story);
std::string text_of(const left_story& story);

}  // namespace pawl::observe::report
