// Blocks of one class serve each other's requests: multiples of 16 bytes up to 512, then four sizes a doubling.
#pragma once

#include <bit>
#include <cstddef>

namespace pawl::check::machine {

inline constexpr unsigned size_classes = 128;  // beyond: blocks that are never used again

inline unsigned class_of(std::size_t size) {
    if (size <= 512) return static_cast<unsigned>((size + 15) / 16);
    const unsigned shift = static_cast<unsigned>(std::bit_width(size - 1)) - 3;
    return 33 + (shift - 7) * 4 + static_cast<unsigned>(((size - 1) >> shift) & 3);
}

inline std::size_t size_of_class(unsigned index) {
    if (index <= 32) return index * 16u;
    const unsigned shift = (index - 33) / 4 + 7;
    return (std::size_t{5} + ((index - 33) & 3)) << shift;
}

}  // namespace pawl::check::machine
