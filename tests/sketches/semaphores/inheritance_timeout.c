/* Kernel V10.4 and V11: a waiter that gives up takes back what it lent, down to what the next waiter lends; where the
   holder holds two mutexes nothing is taken back. */
#include <FreeRTOS.h>
#include <semphr.h>
#include <stdio.h>
#include <task.h>

static SemaphoreHandle_t mutex, other;

static void wants(void* ticks) {
    printf("%s: %d\n", pcTaskGetName(NULL), (int)xSemaphoreTake(mutex, (TickType_t)(uintptr_t)ticks));
    vTaskDelete(NULL);
}
static void busy(TickType_t until) {
    while (xTaskGetTickCount() < until) {}
    printf("priority %u at %u\n", (unsigned)uxTaskPriorityGet(NULL), (unsigned)xTaskGetTickCount());
}

static void holds(void* unused) {
    (void)unused;
    xSemaphoreTake(mutex, 0);
    xTaskCreate(wants, "two", 256, (void*)20, 2, NULL);
    xTaskCreate(wants, "three", 256, (void*)10, 3, NULL);
    busy(5);
    busy(15);
    busy(25);
    xSemaphoreTake(other, 0);
    xTaskCreate(wants, "three again", 256, (void*)10, 3, NULL);
    busy(45);
    xSemaphoreGive(other);
    busy(46);
    xSemaphoreGive(mutex);
    busy(47);
    vTaskDelete(NULL);
}

int main(void) {
    mutex = xSemaphoreCreateMutex();
    other = xSemaphoreCreateMutex();
    xTaskCreate(holds, "holder", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
priority 3 at 5
three: 0
priority 2 at 15
two: 0
priority 1 at 25
three again: 0
priority 3 at 45
priority 3 at 46
priority 1 at 47
*/
