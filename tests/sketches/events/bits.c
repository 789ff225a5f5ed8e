/* Kernel V10.4: waiting for any and for all bits, with and without clearing; all that wait for a bit see it, though one of
   them clears it; what xEventGroupSetBits() returns lacks what was cleared. */
#include <FreeRTOS.h>
#include <event_groups.h>
#include <stdio.h>
#include <task.h>

static EventGroupHandle_t group;

static void any(void* unused) {
    (void)unused;
    EventBits_t bits = xEventGroupWaitBits(group, 0x3, pdFALSE, pdFALSE, portMAX_DELAY);
    printf("any: %x\n", (unsigned)bits);
    vTaskDelete(NULL);
}
static void all(void* unused) {
    (void)unused;
    EventBits_t bits = xEventGroupWaitBits(group, 0x3, pdTRUE, pdTRUE, portMAX_DELAY);
    printf("all: %x, left %x\n", (unsigned)bits, (unsigned)xEventGroupGetBits(group));
    vTaskDelete(NULL);
}
static void also(void* unused) {
    (void)unused;
    EventBits_t bits = xEventGroupWaitBits(group, 0x2, pdFALSE, pdTRUE, portMAX_DELAY);
    printf("also: %x\n", (unsigned)bits);
    vTaskDelete(NULL);
}
static void late(void* unused) {
    (void)unused;
    EventBits_t bits = xEventGroupWaitBits(group, 0x30, pdTRUE, pdTRUE, 5);
    printf("late: %x at %u\n", (unsigned)bits, (unsigned)xTaskGetTickCount());
    vTaskDelete(NULL);
}

static void sets(void* unused) {
    (void)unused;
    printf("set: %x\n", (unsigned)xEventGroupSetBits(group, 0x1));
    printf("set: %x\n", (unsigned)xEventGroupSetBits(group, 0x42));
    printf("clear: %x", (unsigned)xEventGroupClearBits(group, 0x40));
    printf(", now %x\n", (unsigned)xEventGroupGetBits(group));
    xEventGroupSetBits(group, 0x10);
    printf("there already: %x\n", (unsigned)xEventGroupWaitBits(group, 0x10, pdFALSE, pdTRUE, 0));
    vTaskDelete(NULL);
}

int main(void) {
    group = xEventGroupCreate();
    xTaskCreate(any, "any", 256, NULL, 4, NULL);
    xTaskCreate(all, "all", 256, NULL, 3, NULL);
    xTaskCreate(also, "also", 256, NULL, 2, NULL);
    xTaskCreate(late, "late", 256, NULL, 2, NULL);
    xTaskCreate(sets, "sets", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
any: 1
set: 1
all: 43, left 40
also: 43
set: 40
clear: 40, now 0
there already: 10
late: 10 at 5
*/
