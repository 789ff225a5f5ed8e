// What happened, as a trace shows it: steps, how each task stood, who held what, what let whom go on.
#pragma once

#include <pawl/port/port.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "told_events.hpp"

namespace pawl::inline PAWL_PORT::trace {

inline constexpr std::int64_t never = INT64_MAX;

struct story {
    struct place {
        std::string file;
        unsigned line = 0;
    };
    struct stay {
        std::int64_t from, to;
        const char* how;  // acts, ready, waits, sleeps
        std::string text;
        int peer = -1;  // who can end it
        place at;
    };
    struct task {
        std::string name;
        bool interrupt = false, is_thread = false;
        std::vector<stay> stays;
        bool shown = false;  // it did something itself
    };
    struct step {
        std::int64_t at;
        int task;
        std::size_t thread;
        std::string text;
        place where;
    };
    struct holding {
        int task;
        std::string what;
        std::int64_t from, to;
        bool lock;  // otherwise a span of the program's
        const void* object;
    };
    struct arrow {
        std::size_t from, to;  // steps
        const char* name;
    };
    struct run {
        std::size_t thread;
        int task;
        std::int64_t from, to;
    };

    std::vector<std::string> threads;
    std::vector<task> tasks;
    std::vector<step> steps;
    std::vector<holding> holdings;
    std::vector<arrow> arrows;
    std::vector<run> runs;
    std::uint64_t lost = 0;
    std::int64_t begin = 0, end = 0;
};

[[nodiscard]] story story_of(const told_events& told);

}  // namespace pawl::inline PAWL_PORT::trace
