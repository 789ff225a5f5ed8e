// Which board a program is written for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sketch/source/token.hpp"

namespace pawl::sketch {

enum class board { avr, esp32, generic };

struct board_choice {
    board which;
    std::string reason;  // "it includes Arduino_FreeRTOS.h"
};

/// What people call it.
std::string_view name_of(board which);

/// The macros by which headers and sketches know the board, as flags of a compiler. The first one is Pawl's own.
std::vector<std::string> macros_of(board which);

/// Where one of the flags is Pawl's own macro of a board.
std::optional<board> board_in_flags(const std::vector<std::string>& flags);

/// Whether any of them includes FreeRTOS or Arduino.
bool asks_for_board(std::span<const std::vector<token>> sources);

/// From what a sketch includes and uses; what tells nothing is for the Uno.
board_choice board_of_sketch(std::span<const std::vector<token>> sources);

/// The same for a program with a main() of its own; what tells nothing is for the generic board.
board_choice board_of_program(std::span<const std::vector<token>> sources);

}  // namespace pawl::sketch
