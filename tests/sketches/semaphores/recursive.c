/* Kernel V10.4: a recursive mutex is given back by the last of as many gives as takes; the waiter prints before the
   giver's next line; one give too many is refused, and so is another task's. */
#include <FreeRTOS.h>
#include <semphr.h>
#include <stdio.h>
#include <task.h>

static SemaphoreHandle_t mutex;

static void waits(void* unused) {
    (void)unused;
    printf("another task's give: %d\n", (int)xSemaphoreGiveRecursive(mutex));
    xSemaphoreTakeRecursive(mutex, portMAX_DELAY);
    puts("waiter has it");
    xSemaphoreGiveRecursive(mutex);
    vTaskDelete(NULL);
}

static void takes(void* unused) {
    (void)unused;
    for (int i = 1; i <= 3; ++i) printf("take %d: %d\n", i, (int)xSemaphoreTakeRecursive(mutex, 0));
    xTaskCreate(waits, "waiter", 256, NULL, 2, NULL);
    printf("priority %u\n", (unsigned)uxTaskPriorityGet(NULL));
    for (int i = 1; i <= 4; ++i) {
        int given = (int)xSemaphoreGiveRecursive(mutex);
        printf("give %d: %d\n", i, given);
    }
    printf("priority %u\n", (unsigned)uxTaskPriorityGet(NULL));
    vTaskDelete(NULL);
}

int main(void) {
    mutex = xSemaphoreCreateRecursiveMutex();
    xTaskCreate(takes, "taker", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
take 1: 1
take 2: 1
take 3: 1
another task's give: 0
priority 2
give 1: 1
give 2: 1
waiter has it
give 3: 1
give 4: 0
priority 1
*/
