/* Kernel V10.4 and V11: a deleted task never runs again; what it waited at forgets it; its memory comes back. */
#include <FreeRTOS.h>
#include <queue.h>
#include <stdio.h>
#include <task.h>

static QueueHandle_t queue;

static void receives(void* name) {
    int item;
    xQueueReceive(queue, &item, portMAX_DELAY);
    printf("%s received %d\n", (const char*)name, item);
    vTaskDelete(NULL);
    puts("never");
}

static void controls(void* unused) {
    (void)unused;
    TaskHandle_t first, ready;
    const size_t before = xPortGetFreeHeapSize();
    xTaskCreate(receives, "first", 256, "first", 3, &first);
    xTaskCreate(receives, "second", 256, "second", 3, NULL);
    printf("%u tasks\n", (unsigned)uxTaskGetNumberOfTasks());
    vTaskDelete(first);
    const int item = 5;
    xQueueSend(queue, &item, 0);
    xTaskCreate(receives, "ready", 256, "ready", 1, &ready);
    vTaskDelete(ready);
    vTaskDelay(2);
    printf("%u tasks, memory %s\n", (unsigned)uxTaskGetNumberOfTasks(), xPortGetFreeHeapSize() == before ? "as before" : "lost");
    vTaskDelete(NULL);
}

int main(void) {
    queue = xQueueCreate(1, sizeof(int));
    xTaskCreate(controls, "controls", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
4 tasks
second received 5
2 tasks, memory as before
*/
