// Numbers that are the same for the same seed everywhere.
#pragma once

#include <cstdint>
#include <vector>

namespace oracle {

// splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
class random {
public:
    explicit random(std::uint64_t seed) : state_(seed * 0x632be59bd9b4e019u + 0x1234567) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    /// 0 .. count-1
    int below(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }
    /// least .. greatest
    int between(int least, int greatest) { return least + below(greatest - least + 1); }
    bool one_in(int n) { return below(n) == 0; }
    template <class T>
    const T& of(const std::vector<T>& all) {
        return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
    }

private:
    std::uint64_t state_;
};

}  // namespace oracle
