// What stands before a function's body.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sketch/source/token.hpp"

namespace pawl::sketch {

struct signature {
    std::string_view name;
    std::size_t parameters = 0;
    /// Without a semicolon, without default arguments; empty where there can be none: methods, operators, what a macro
    /// makes, a return type that is only deduced.
    std::string prototype;
    std::vector<std::string_view> needs;  // words that must be known where the prototype stands
};

/// Nothing where the tokens are no function's head.
std::optional<signature> signature_of(std::span<const token> head);

}  // namespace pawl::sketch
