/* A program with a main() of its own: the board is there before it, the scheduler starts when it says so. */
#include <pawl_sketch/board_calls.h>
#include <pawl_sketch/board_config.h>

extern "C" const struct pawl_board_profile pawl_board_of_program = PAWL_BOARD_PROFILE;

static const bool is_on = (pawl_board_switch_on(), true);
