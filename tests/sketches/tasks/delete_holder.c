/* Kernel V10.4 and V11: a mutex whose holder was deleted stays taken for ever. */
#include <FreeRTOS.h>
#include <semphr.h>
#include <stdio.h>
#include <task.h>

static SemaphoreHandle_t mutex;

static void holds(void* unused) {
    (void)unused;
    xSemaphoreTake(mutex, portMAX_DELAY);
    vTaskDelete(NULL);
}

static void wants(void* unused) {
    (void)unused;
    vTaskDelay(1);
    printf("within 50 ticks: %d\n", (int)xSemaphoreTake(mutex, 50));
    xSemaphoreTake(mutex, portMAX_DELAY);
    puts("never");
}

int main(void) {
    mutex = xSemaphoreCreateMutex();
    xTaskCreate(holds, "holder", 256, NULL, 1, NULL);
    xTaskCreate(wants, "wanter", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
within 50 ticks: 0
*/
