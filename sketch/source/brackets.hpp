// Pairs of brackets among tokens.
#pragma once

#include <cstddef>
#include <span>

#include "sketch/source/token.hpp"

namespace pawl::sketch {

inline bool opens(const token& one) { return one.is("(") || one.is("[") || one.is("{"); }
inline bool closes(const token& one) { return one.is(")") || one.is("]") || one.is("}"); }

/// Behind the bracket that closes the one at `begin`; the end where none does.
inline std::size_t behind_group(std::span<const token> tokens, std::size_t begin) {
    std::size_t depth = 0;
    for (std::size_t i = begin; i < tokens.size(); ++i) {
        if (opens(tokens[i])) ++depth;
        if (closes(tokens[i]) && --depth == 0) return i + 1;
    }
    return tokens.size();
}

/// Behind the > that closes the < at `begin`: what is in round brackets does not count.
inline std::size_t behind_angles(std::span<const token> tokens, std::size_t begin) {
    std::size_t depth = 0;
    for (std::size_t i = begin; i < tokens.size(); ++i) {
        if (tokens[i].is("<")) ++depth;
        if (tokens[i].is(">") && --depth == 0) return i + 1;
        if (opens(tokens[i])) i = behind_group(tokens, i) - 1;
    }
    return tokens.size();
}

}  // namespace pawl::sketch
