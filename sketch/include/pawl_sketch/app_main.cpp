/* The main() of a program that begins in app_main(): a task of its own, gone when that returns. */
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <pawl_sketch/board_calls.h>
#include <pawl_sketch/board_config.h>

/* Static constructors may call the kernel before main(): the board is known by then. */
extern "C" const struct pawl_board_profile pawl_board_of_program = PAWL_BOARD_PROFILE;
extern "C" void app_main(void);

static void end() { vTaskDelete(nullptr); }

int main() {
    static struct pawl_board_profile board = pawl_board_of_program;
    board.loop_core = 0;
    board.loop_stack = 3584;
    return pawl_board_start(&board, app_main, end);
}
