/* Kernel V10.4 and V11: handles, names, states and priorities of tasks; local pointers; the end of the scheduler. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static TaskHandle_t blocked, suspended, ready;

static void blocks(void* unused) {
    (void)unused;
    vTaskDelay(100);
    puts("never");
}
static void suspends(void* unused) {
    (void)unused;
    vTaskSuspend(NULL);
}

static void asks(void* unused) {
    (void)unused;
    TaskStatus_t all[8];
    xTaskCreate(blocks, "blocked", 256, NULL, 4, &blocked);
    xTaskCreate(suspends, "suspended", 256, NULL, 3, &suspended);
    xTaskCreate(blocks, "ready", 256, NULL, 1, &ready);
    printf("%d %d %d %d\n", (int)eTaskGetState(NULL == xTaskGetCurrentTaskHandle() ? ready : xTaskGetCurrentTaskHandle()),
           (int)eTaskGetState(ready), (int)eTaskGetState(blocked), (int)eTaskGetState(suspended));
    printf("%s %s %s\n", pcTaskGetName(NULL), pcTaskGetName(blocked), xTaskGetHandle("suspended") == suspended ? "found" : "not found");
    printf("%s\n", xTaskGetHandle("nobody") ? "found" : "not found");
    UBaseType_t count = uxTaskGetSystemState(all, 8, NULL);
    for (UBaseType_t i = 0; i < count; ++i)
        if (all[i].xHandle == suspended) printf("%s %u %d\n", all[i].pcTaskName, (unsigned)all[i].uxCurrentPriority, (int)all[i].eCurrentState);
    vTaskSetThreadLocalStoragePointer(blocked, 1, (void*)77);
    printf("%d %d\n", (int)(intptr_t)pvTaskGetThreadLocalStoragePointer(blocked, 1), pvTaskGetThreadLocalStoragePointer(NULL, 1) == NULL);
    vTaskEndScheduler();
    puts("never");
}

int main(void) {
    xTaskCreate(asks, "asks", 1024, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
0 1 2 3
asks blocked found
not found
suspended 3 3
77 1
*/
