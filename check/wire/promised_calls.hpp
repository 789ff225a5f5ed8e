// Calls that promise not to wait, as they are followed from entry to return: which functions those are, and how many own
// steps their calls took.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pawl::check::wire {

inline constexpr std::size_t max_promised_functions = 1024;
inline constexpr std::size_t max_call_counts = 128;
inline constexpr std::size_t promised_name_size = 128;

/// Addresses of one function's code, in ascending order of `begin`. The supervisor fills them in: it has the symbols.
struct promised_function {
    std::uint64_t begin, end;
    char name[promised_name_size];
};

/// Of all calls of one name since the supervisor last took the counts.
struct call_count {
    char name[promised_name_size];
    std::uint64_t calls;
    std::uint64_t worst;        // own steps of the longest call
    std::uint64_t worst_alone;  // of those in which nobody else took a step, or since nobody else did
    std::uint32_t rounds;       // --progress: how often a call went round again because of others, at most
    bool waits;                 // in some call the task looked again and again until another task changed what it read
};

struct promised_calls {
    std::uint32_t generation;  // raised by the supervisor whenever it has written here
    std::uint32_t functions;
    promised_function function[max_promised_functions];
    std::uint32_t counts;
    call_count count[max_call_counts];
};

}  // namespace pawl::check::wire
