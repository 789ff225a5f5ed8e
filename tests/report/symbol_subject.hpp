// Code and data for the symbolizer to look up.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>

namespace subject {

struct fork {
    int owner;
    std::mutex lock;
};
struct library {
    int version;
    std::mutex mutex;
    int counts[4];
};

extern fork forks[5];
extern library lib;
extern int plain;
extern char large[1 << 24];
extern int grid[3][4];
extern std::array<std::mutex, 3> locks;

/// A return address inside `innermost`, which was inlined into `middle`, which stands inside `outer`.
std::uint64_t outer();
extern int line_of_call;  // where innermost() calls, once outer() has run

}  // namespace subject
