/* Kernel V10.4 and V11: vTaskPrioritySet() on a holder that was lent a priority changes its base only; it counts once the
   mutex is given. A lower waiter lends nothing. */
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
    xSemaphoreTake(mutex, 0);
    xTaskCreate(wants, "waiter", 256, NULL, 4, NULL);
    vTaskPrioritySet(NULL, 3);
    printf("priority %u, base %u\n", (unsigned)uxTaskPriorityGet(NULL), (unsigned)uxTaskBasePriorityGet(NULL));
    xSemaphoreGive(mutex);
    printf("priority %u, base %u\n", (unsigned)uxTaskPriorityGet(NULL), (unsigned)uxTaskBasePriorityGet(NULL));
    xSemaphoreTake(mutex, 0);
    xTaskCreate(wants, "lower", 256, NULL, 2, NULL);
    vTaskDelay(1);
    printf("priority %u\n", (unsigned)uxTaskPriorityGet(NULL));
    xSemaphoreGive(mutex);
    vTaskDelete(NULL);
}

int main(void) {
    mutex = xSemaphoreCreateMutex();
    xTaskCreate(holds, "holder", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
priority 4, base 3
waiter has it
priority 3, base 3
priority 3
waiter has it
*/
