/* Kernel V10.4 and V11: objects in memory of the program take none of the heap. */
#include <FreeRTOS.h>
#include <event_groups.h>
#include <queue.h>
#include <semphr.h>
#include <stdio.h>
#include <task.h>
#include <timers.h>

static StackType_t stack[256];
static StaticTask_t task_memory;
static StaticQueue_t queue_memory;
static StaticSemaphore_t mutex_memory, binary_memory, counting_memory;
static StaticEventGroup_t group_memory;
static uint8_t items[4 * sizeof(int)];
static QueueHandle_t queue;

static void runs(void* unused) {
    (void)unused;
    int item = 0;
    xQueueReceive(queue, &item, portMAX_DELAY);
    printf("static task got %d\n", item);
    vTaskDelete(NULL);
}

static void uses(void* unused) {
    (void)unused;
    const size_t before = xPortGetFreeHeapSize();
    const int item = 3;
    queue = xQueueCreateStatic(4, sizeof(int), items, &queue_memory);
    SemaphoreHandle_t mutex = xSemaphoreCreateMutexStatic(&mutex_memory);
    SemaphoreHandle_t binary = xSemaphoreCreateBinaryStatic(&binary_memory);
    SemaphoreHandle_t counting = xSemaphoreCreateCountingStatic(2, 1, &counting_memory);
    EventGroupHandle_t group = xEventGroupCreateStatic(&group_memory);
    TaskHandle_t task = xTaskCreateStatic(runs, "static", 256, NULL, 2, stack, &task_memory);
    printf("%d %d %d", (int)xSemaphoreTake(mutex, 0), (int)xSemaphoreTake(binary, 0), (int)xSemaphoreTake(counting, 0));
    printf(" %d %s\n", group != NULL, pcTaskGetName(task));
    xQueueSend(queue, &item, 0);
    printf("heap as before: %d\n", xPortGetFreeHeapSize() == before);
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(uses, "uses", 512, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
1 0 1 1 static
static task got 3
heap as before: 1
*/
