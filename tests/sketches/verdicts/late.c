/* Kernel V10.4: a task that must be done within 2 ms is kept from its core by one of higher priority. */
#include <FreeRTOS.h>
#include <pawl_sketch/board_calls.h>
#include <task.h>

static void control(void* unused) {
    (void)unused;
    for (int i = 0; i < 4; ++i) vTaskDelay(10);
    vTaskDelete(NULL);
}
static void log_it(void* unused) {
    (void)unused;
    for (int i = 0; i < 2; ++i) {
        vTaskDelay(20);
        pawl_board_busy(BUSY * 1000000ull);
    }
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(control, "control", 256, NULL, 1, NULL);
    xTaskCreate(log_it, "log", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
