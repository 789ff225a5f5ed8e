// One Thumb instruction of ARMv6-M or ARMv7-M, as far as it moves the stack pointer or leads elsewhere.
// Encodings: Arm, "ARMv7-M Architecture Reference Manual", A5 to A7.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "analysis/image/image.hpp"

namespace pawl::analysis {

inline constexpr unsigned stack_register = 13, link_register = 14, place_register = 15;

struct thumb {
    enum class what : std::uint8_t {
        plain,             // goes on behind it
        jump,              // to target
        jump_if,           // to target, or on
        call,              // target
        call_register,     // reg
        jump_register,     // reg; with a load, to what was loaded
        returns,
        table_of_bytes,    // reg is the index; the table stands behind it
        table_of_halves,
        table_of_words,    // base and reg
        condition,         // covers so many instructions behind it
        stops,             // nothing comes behind it
    };
    struct loaded {
        unsigned into, base;
        std::int32_t offset;
    };
    what does = what::plain;
    unsigned size = 2;
    std::int32_t pushed = 0;  ///< bytes; less than 0: taken off
    bool odd_stack = false;   ///< changes the stack pointer in a way that is not followed
    bool other_stack = false;  ///< goes over to another stack: writes MSP, PSP or CONTROL
    std::optional<unsigned> stack_plus;  ///< this register is added to the stack pointer
    address target = 0;
    unsigned reg = 0, base = 0;
    unsigned covered = 0;
    std::optional<loaded> load;             ///< a word from [base + offset]
    std::optional<address> literal;         ///< the word loaded stands here, into reg
    std::optional<std::uint32_t> constant;  ///< into reg
    bool high_half = false;                 ///< constant is the upper half of reg
    bool tests_lowest_bit = false;          ///< the flags say whether the lowest bit of a register is set
    unsigned if_what = 14;                  ///< of a conditional jump: Arm's number
    std::optional<unsigned> writes;         ///< the register that load, literal or constant goes to, or a move
    std::optional<unsigned> moved;          ///< into it from this one
    std::optional<std::pair<unsigned, unsigned>> shifted;  ///< into it from this one, to the left by so many
    unsigned popped = 0;                    ///< registers taken from the stack, a bit each
    std::optional<std::pair<unsigned, unsigned>> indexed;  ///< a word from the sum of these two
};

/// Nothing: it stands outside the image.
std::optional<thumb> decoded(const image& in, address at);

}  // namespace pawl::analysis
