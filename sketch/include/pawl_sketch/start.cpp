/* The main() of a sketch: compiled beside it. Arduino.h says with which linkage setup() and loop() are defined. */
#include <Arduino.h>
#include <pawl_sketch/board_calls.h>
#include <pawl_sketch/board_config.h>
#include <pawl_sketch/serial_events.h>

void setup();
int main() {
    static const struct pawl_board_profile board = PAWL_BOARD_PROFILE;
    return pawl_board_start(&board, setup, pawl_sketch::loop_and_events);
}
