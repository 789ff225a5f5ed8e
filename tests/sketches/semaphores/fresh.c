/* Kernel V10.4 and V11: a binary semaphore starts empty, a mutex full; giving a full one is refused; a counting one has
   its limit. */
#include <FreeRTOS.h>
#include <semphr.h>
#include <stdio.h>
#include <task.h>

static void uses(void* unused) {
    (void)unused;
    SemaphoreHandle_t binary = xSemaphoreCreateBinary(), mutex = xSemaphoreCreateMutex();
    SemaphoreHandle_t counting = xSemaphoreCreateCounting(3, 2), old;
    vSemaphoreCreateBinary(old);
    printf("binary: take %d,", (int)xSemaphoreTake(binary, 0));
    printf(" give %d,", (int)xSemaphoreGive(binary));
    printf(" give %d,", (int)xSemaphoreGive(binary));
    printf(" take %d\n", (int)xSemaphoreTake(binary, 0));
    printf("old binary: take %d\n", (int)xSemaphoreTake(old, 0));
    printf("mutex: give %d,", (int)xSemaphoreGive(mutex));
    printf(" take %d,", (int)xSemaphoreTake(mutex, 0));
    printf(" mine %d,", xSemaphoreGetMutexHolder(mutex) == xTaskGetCurrentTaskHandle());
    printf(" give %d,", (int)xSemaphoreGive(mutex));
    printf(" nobody's %d\n", xSemaphoreGetMutexHolder(mutex) == NULL);
    printf("counting: %u,", (unsigned)uxSemaphoreGetCount(counting));
    printf(" give %d,", (int)xSemaphoreGive(counting));
    printf(" give %d,", (int)xSemaphoreGive(counting));
    int taken = 0;
    while (xSemaphoreTake(counting, 0) == pdTRUE) ++taken;
    printf(" taken %d\n", taken);
    TickType_t since = xTaskGetTickCount();
    printf("take of an empty one for 12 ticks: %d,", (int)xSemaphoreTake(binary, 12));
    printf(" waited %u\n", (unsigned)(xTaskGetTickCount() - since));
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(uses, "uses", 512, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
binary: take 0, give 1, give 0, take 1
old binary: take 1
mutex: give 0, take 1, mine 1, give 1, nobody's 1
counting: 2, give 1, give 0, taken 3
take of an empty one for 12 ticks: 0, waited 12
*/
