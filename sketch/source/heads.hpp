// What an opening brace begins, from the words before it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sketch/source/token.hpp"

namespace pawl::sketch {

enum class brace {
    linkage,      // extern "C" {
    name_space,   // namespace x {
    type,         // struct x {
    function,     // or what looks like one: what follows the closing brace is something new
    initializer,  // = {, x{1}, a lambda: the declaration goes on behind the closing brace
};

brace begun_by(std::span<const token> head);

/// The names that a declaration, up to its semicolon, or a head up to its brace, makes known: types, variables.
std::vector<std::string_view> names_in(std::span<const token> declaration);

}  // namespace pawl::sketch
