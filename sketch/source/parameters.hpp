// The list of a function's parameters.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sketch/source/token.hpp"

namespace pawl::sketch {

struct parameter_list {
    std::size_t count = 0;
    std::vector<token> plain;             // with its round brackets, without default arguments
    std::vector<std::string_view> needs;  // words that are no parameter's name
};

/// `group`: from the opening bracket to the closing one.
parameter_list parameters_of(std::span<const token> group);

/// The tokens as text on one line, with blanks where the sketch has some.
std::string text_of(std::span<const token> tokens);

}  // namespace pawl::sketch
