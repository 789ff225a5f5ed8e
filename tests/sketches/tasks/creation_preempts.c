/* Kernel V10.4 and V11: who is created with a higher priority runs before xTaskCreate() returns; an equal one later. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static TaskHandle_t child;

static void says(void* name) {
    printf("%s runs, its handle is %s\n", (const char*)name, child == xTaskGetCurrentTaskHandle() ? "known" : "not known");
    vTaskDelete(NULL);
}

static void parent(void* unused) {
    (void)unused;
    puts("parent creates high");
    xTaskCreate(says, "high", 256, "high", 3, &child);
    puts("parent creates equal");
    xTaskCreate(says, "equal", 256, "equal", 2, &child);
    puts("parent creates low");
    xTaskCreate(says, "low", 256, "low", 1, &child);
    puts("parent ends");
    vTaskDelete(NULL);
}

int main(void) {
    puts("before the scheduler nobody runs");
    xTaskCreate(says, "first", 256, "first", 1, NULL);
    xTaskCreate(parent, "parent", 256, NULL, 2, NULL);
    puts("main starts the scheduler");
    vTaskStartScheduler();
    puts("never");
}
/* Prints:
before the scheduler nobody runs
main starts the scheduler
parent creates high
high runs, its handle is known
parent creates equal
parent creates low
parent ends
equal runs, its handle is not known
first runs, its handle is not known
low runs, its handle is known
*/
