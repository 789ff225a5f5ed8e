/* Kernel V10.4: taskYIELD() lets only equals run. The counter makes each round another one than the last. */
#include <FreeRTOS.h>
#include <task.h>

static volatile unsigned rounds, others;

static void high(void* unused) {
    (void)unused;
    for (;;) {
        rounds = rounds + 1;
        taskYIELD();
    }
}
static void low(void* unused) {
    (void)unused;
    for (;;) {
        others = others + 1;
        vTaskDelay(1);
    }
}

int main(void) {
    xTaskCreate(high, "high", 256, NULL, 2, NULL);
    xTaskCreate(low, "low", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
