// Pseudorandom numbers: a stream, and a hash for numbers that are drawn by name.
#pragma once

#include <cstdint>

namespace pawl::check::explore {

// The finaliser of splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
constexpr std::uint64_t scrambled(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

class random_numbers {
public:
    /// Each execution has a stream of its own, so that one of them can be run again without those before it.
    void begin(std::uint64_t seed, std::uint64_t execution) {
        state_ = scrambled(seed * 0x9e3779b97f4a7c15u + execution * 0x632be59bd9b4e019u + 1);
    }
    std::uint64_t next() { return scrambled(state_ += 0x9e3779b97f4a7c15u); }
    std::uint64_t below(std::uint64_t limit) { return next() % limit; }
    /// The same for the same name within one execution; the stream does not move.
    std::uint64_t named(std::uint64_t name) const { return scrambled(state_ ^ scrambled(name + 0x9e3779b97f4a7c15u)); }
    std::uint64_t state() const { return state_; }

private:
    std::uint64_t state_ = 0;
};

}  // namespace pawl::check::explore
