/* Two tasks of one priority meet at xEventGroupSync, whichever comes between the steps of the other. */
#include <FreeRTOS.h>
#include <event_groups.h>
#include <task.h>

static EventGroupHandle_t group;

static void meets(void* own) {
    for (int i = 0; i < 2; ++i) configASSERT((xEventGroupSync(group, (EventBits_t)(long)own, 3, portMAX_DELAY) & 3) == 3);
    vTaskDelete(NULL);
}

int main(void) {
    group = xEventGroupCreate();
    xTaskCreate(meets, "first", 256, (void*)1L, 1, NULL);
    xTaskCreate(meets, "second", 256, (void*)2L, 1, NULL);
    vTaskStartScheduler();
}
