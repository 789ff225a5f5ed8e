/* Kernel V10.4 and V11: the holder of a mutex shows its highest waiter's priority, and keeps it until it has given its last
   mutex; a semaphore lends nothing. */
#include <FreeRTOS.h>
#include <semphr.h>
#include <stdio.h>
#include <task.h>

static SemaphoreHandle_t first, second, semaphore;

static void wants(void* of) {
    xSemaphoreTake((SemaphoreHandle_t)of, portMAX_DELAY);
    printf("%s has it\n", pcTaskGetName(NULL));
    xSemaphoreGive((SemaphoreHandle_t)of);
    vTaskDelete(NULL);
}

static void shows(const char* what) {
    printf("%s: priority %u, base %u\n", what, (unsigned)uxTaskPriorityGet(NULL), (unsigned)uxTaskBasePriorityGet(NULL));
}

static void holds(void* unused) {
    (void)unused;
    xSemaphoreTake(semaphore, 0);
    xTaskCreate(wants, "semaphore's", 256, semaphore, 4, NULL);
    shows("semaphore");
    xSemaphoreGive(semaphore);
    xSemaphoreTake(first, 0);
    xSemaphoreTake(second, 0);
    xTaskCreate(wants, "two", 256, first, 2, NULL);
    shows("one waits");
    xTaskCreate(wants, "four", 256, first, 4, NULL);
    shows("two wait");
    xTaskCreate(wants, "three", 256, second, 3, NULL);
    shows("three wait");
    xSemaphoreGive(first);
    shows("one mutex left");
    xSemaphoreGive(second);
    shows("none left");
    vTaskDelete(NULL);
}

int main(void) {
    first = xSemaphoreCreateMutex();
    second = xSemaphoreCreateMutex();
    semaphore = xSemaphoreCreateBinary();
    xSemaphoreGive(semaphore);
    xTaskCreate(holds, "holder", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
semaphore: priority 1, base 1
semaphore's has it
one waits: priority 2, base 1
two wait: priority 4, base 1
three wait: priority 4, base 1
one mutex left: priority 4, base 1
four has it
three has it
two has it
none left: priority 1, base 1
*/
