/* The main() of a sketch: compiled beside it. Arduino.h says with which linkage setup() and loop() are defined. */
#include <Arduino.h>
#include <pawl_sketch/board_calls.h>
#include <pawl_sketch/board_config.h>
#include <pawl_sketch/serial_events.h>

/* Static constructors may call the kernel before main(): the board is known by then. */
extern "C" const struct pawl_board_profile pawl_board_of_program = PAWL_BOARD_PROFILE;

void setup();

int main() {
    return pawl_board_start(&pawl_board_of_program, setup, pawl_sketch::loop_and_events);
}
