/* Kernel V10.4 and V11: time goes on for the others while a task of a higher priority is suspended in the middle of its delay. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static TaskHandle_t sleeper;

static void sleeps(void* unused) {
    (void)unused;
    vTaskDelay(20);
    printf("its delay was over at %u\n", (unsigned)xTaskGetTickCount());
    vTaskDelete(NULL);
}

static void controls(void* unused) {
    (void)unused;
    vTaskDelay(5);
    vTaskSuspend(sleeper);
    vTaskDelay(40);
    printf("still here at %u\n", (unsigned)xTaskGetTickCount());
    vTaskResume(sleeper);
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(sleeps, "sleeper", 256, NULL, 3, &sleeper);
    xTaskCreate(controls, "control", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
still here at 45
its delay was over at 45
*/
