#include "cli/board_option.hpp"

#include "cli/checked_option.hpp"

namespace pawl::cli {

void add_board_option(CLI::App& app, std::string& compile_flag) {
    word_option<std::string>(
        app, "--board", compile_flag,
        {{"avr", "-DPAWL_BOARD_AVR"}, {"esp32", "-DPAWL_BOARD_ESP32"}, {"generic", "-DPAWL_BOARD_GENERIC"}},
        "that a sketch is for (default: by what it includes and uses)")
        ->option_text("avr|esp32|generic");
}

}  // namespace pawl::cli
