// How a program for a board is compiled and started.
#pragma once

#include <filesystem>

#include "sketch/source/board.hpp"
#include "sketch/source/prepare.hpp"
#include "sketch/source/sources.hpp"

namespace pawl::sketch {

/// Flags and words for it; without text, name and sources.
prepared for_board(const board_choice& choice, const std::filesystem::path& include);

/// The source that starts the board, by what the program defines: main, app_main, or setup and loop.
std::filesystem::path start_of(const known_sources& all, const std::filesystem::path& include);

/// "by --board", or the guess.
board_choice chosen(const std::vector<std::string>& flags, const board_choice& guessed);

}  // namespace pawl::sketch
