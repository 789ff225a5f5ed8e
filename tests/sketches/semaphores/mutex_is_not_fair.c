/* Kernel V10.4 and V11: a mutex is not handed over: who gives it and takes it again at once has it before an equal waiter,
   whose wait goes on. */
#include <FreeRTOS.h>
#include <semphr.h>
#include <stdio.h>
#include <task.h>

static SemaphoreHandle_t mutex;

static void wants(void* unused) {
    (void)unused;
    xSemaphoreTake(mutex, portMAX_DELAY);
    puts("waiter has it");
    xSemaphoreGive(mutex);
    vTaskDelete(NULL);
}

static void holds(void* unused) {
    (void)unused;
    xSemaphoreTake(mutex, portMAX_DELAY);
    xTaskCreate(wants, "waiter", 256, NULL, 1, NULL);
    vTaskDelay(2);
    for (int i = 0; i < 3; ++i) {
        xSemaphoreGive(mutex);
        printf("taken again: %d\n", (int)xSemaphoreTake(mutex, 0));
        taskYIELD();
    }
    xSemaphoreGive(mutex);
    vTaskDelete(NULL);
}

int main(void) {
    mutex = xSemaphoreCreateMutex();
    xTaskCreate(holds, "holder", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
taken again: 1
taken again: 1
taken again: 1
waiter has it
*/
