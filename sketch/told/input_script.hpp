// What comes to a board from outside, as a person writes it down:
//
//     100ms  serial "on\n"        # a line of text, as a C string
//     1.5s   pin 2 low
//     2s     analog A0 512
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "check/wire/board.hpp"
#include "sketch/told/analog_inputs.hpp"

namespace pawl::sketch {

/// In the order of time. A0 and its like are pins of this board. The error names the line and says what is allowed.
std::expected<std::vector<check::wire::stimulus>, std::string> parse_input_script(std::string_view text,
                                                                                  const std::string& file,
                                                                                  analog_inputs board);

/// Standard input as the first serial line receives it: a byte each millisecond.
std::vector<check::wire::stimulus> typed(std::string_view text);

}  // namespace pawl::sketch
