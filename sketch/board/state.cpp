#include "sketch/board/state.hpp"

#include <cstdio>
#include <cstring>

#include "sketch/kernel/calls.hpp"

namespace pawl::sketch {
namespace {

board_state state;

}  // namespace

board_state& board_now() {
    if (state.execution == the_computer.execution()) return state;
    std::memset(static_cast<void*>(&state), 0, sizeof state);
    state.execution = the_computer.execution();
    return state;
}

pin_state& pin_at(int pin, const char* call) {
    const auto pins = static_cast<int>(kernel().board.pins);
    if (pin >= 0 && pin < pins && pin < most_pins) return board_now().pins[pin];
    char text[120];
    std::snprintf(text, sizeof text, "%s: the board has no pin %d (%d pins)", call, pin, pins);
    stop_at_assert(text);
}

serial_line& line_at(int line) {
    assert_that(line >= 0 && line < most_lines, "the board has no such serial line");
    return board_now().lines[line];
}

void put_input(int line, std::uint8_t byte) {
    serial_line& l = line_at(line);
    ++l.input_version;
    if (l.input_count == sizeof l.input) return;  // lost, as on the board
    l.input[(l.input_front + l.input_count++) % sizeof l.input] = byte;
}

}  // namespace pawl::sketch
