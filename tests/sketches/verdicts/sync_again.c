/* Kernel V10.4 and V11: who is let go by xEventGroupSync() may come to the next meeting before the last one has left this
   one: its bit counts. */
#include <FreeRTOS.h>
#include <event_groups.h>
#include <task.h>

static EventGroupHandle_t group;

static void meets(void* bit) {
    for (int round = 0; round < 2; ++round) xEventGroupSync(group, (EventBits_t)(uintptr_t)bit, 3, portMAX_DELAY);
    vTaskDelete(NULL);
}

int main(void) {
    group = xEventGroupCreate();
    xTaskCreate(meets, "a", 256, (void*)1, 3, NULL);
    xTaskCreate(meets, "b", 256, (void*)2, 2, NULL);
    vTaskStartScheduler();
}
