/* Kernel V10.4 and V11: a task that computes for ever, without a call, is preempted by a higher one whose delay is over. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static void computes(void* unused) {
    (void)unused;
    volatile unsigned sum = 0;
    for (;;) sum += 1;
}

static void wakes(void* unused) {
    (void)unused;
    for (int i = 0; i < 3; ++i) {
        vTaskDelay(20);
        printf("awake\n");
    }
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(computes, "computes", 256, NULL, 1, NULL);
    xTaskCreate(wakes, "wakes", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
awake
awake
awake
*/
