/* Kernel V10.4 (heap_4): what does not fit is refused and takes nothing; what is deleted comes back. */
#include <FreeRTOS.h>
#include <queue.h>
#include <semphr.h>
#include <stdio.h>
#include <task.h>

static void runs(void* unused) {
    (void)unused;
    vTaskSuspend(NULL);
}

static void uses(void* unused) {
    (void)unused;
    const size_t before = xPortGetFreeHeapSize();
    printf("a task of 64 KiB: %d\n", (int)xTaskCreate(runs, "large", 16384, NULL, 1, NULL));
    printf("a queue of 64 KiB: %s\n", xQueueCreate(1024, 64) ? "made" : "NULL");
    printf("memory of 64 KiB: %s\n", pvPortMalloc(65536) ? "there" : "NULL");
    printf("nothing was taken: %d\n", xPortGetFreeHeapSize() == before);
    void* block = pvPortMalloc(1000);
    printf("1000 bytes less: %d\n", before - xPortGetFreeHeapSize() >= 1000);
    vPortFree(block);
    QueueHandle_t queues[2000];
    int made = 0;
    while (made < 2000 && (queues[made] = xQueueCreate(1, 100)) != NULL) ++made;
    printf("some queues, then none: %d, and no semaphore: %d\n", made > 100 && made < 700, xSemaphoreCreateMutex() == NULL);
    printf("least %d\n", xPortGetMinimumEverFreeHeapSize() < 200);
    while (made > 0) vQueueDelete(queues[--made]);
    printf("all is back: %d\n", xPortGetFreeHeapSize() == before);
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(uses, "uses", 2048, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
a task of 64 KiB: -1
a queue of 64 KiB: NULL
memory of 64 KiB: NULL
nothing was taken: 1
1000 bytes less: 1
some queues, then none: 1, and no semaphore: 1
least 1
all is back: 1
*/
