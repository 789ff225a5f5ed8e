#include "check/explore/strategy.hpp"

namespace pawl::check::explore {

void random_walk::begin(std::uint64_t seed) {
    seed_ = seed;
    execution_ = 0;
    advance();
}

// splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
std::uint64_t random_walk::next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

void random_walk::go_to(std::uint64_t number) {
    execution_ = number - 1;
    advance();
}

bool random_walk::advance() {
    // Each execution has a stream of its own, so that one of them can be run again without those before it.
    state_ = seed_ + 0x632be59bd9b4e019u * ++execution_;
    return true;
}

std::size_t random_walk::pick(std::size_t, const candidates& open, std::uint16_t) { return next() % open.count; }

void replay::begin(const wire::choice* schedule, std::size_t length) {
    schedule_ = schedule;
    length_ = length;
}

std::size_t replay::pick(std::size_t depth, const candidates& open, std::uint16_t) {
    if (depth >= length_) return 0;
    for (std::size_t i = 0; i < open.count; ++i)
        if (open.at[i] == schedule_[depth]) return i;
    return candidates::most;
}

}  // namespace pawl::check::explore
