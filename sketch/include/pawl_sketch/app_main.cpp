/* The main() of a program that begins in app_main(), a task of its own that may end. */
#include <pawl_sketch/board_calls.h>
#include <pawl_sketch/board_config.h>

extern "C" void app_main(void);

int main() {
    static struct pawl_board_profile board = PAWL_BOARD_PROFILE;
    board.loop_core = 0;
    board.loop_stack = 3584;
    return pawl_board_start(&board, app_main, nullptr);
}
