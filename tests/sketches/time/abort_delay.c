/* Kernel V10.4 and V11: xTaskAbortDelay() ends a delay, and a wait with nothing; a task that does not wait: pdFAIL. */
#include <FreeRTOS.h>
#include <queue.h>
#include <stdio.h>
#include <task.h>

static QueueHandle_t queue;
static TaskHandle_t sleeper;

static void sleeps(void* unused) {
    (void)unused;
    int item;
    vTaskDelay(1000);
    printf("awake at %u\n", (unsigned)xTaskGetTickCount());
    printf("received %d", (int)xQueueReceive(queue, &item, 1000));
    printf(" at %u\n", (unsigned)xTaskGetTickCount());
    vTaskSuspend(NULL);
    puts("resumed");
    vTaskDelete(NULL);
}

static void wakes(void* unused) {
    (void)unused;
    vTaskDelay(5);
    printf("%d\n", (int)xTaskAbortDelay(sleeper));
    printf("of one that is ready: %d\n", (int)xTaskAbortDelay(sleeper));
    vTaskDelay(5);
    printf("%d\n", (int)xTaskAbortDelay(sleeper));
    vTaskDelay(5);
    printf("of one that is suspended: %d\n", (int)xTaskAbortDelay(sleeper));
    vTaskResume(sleeper);
    vTaskDelete(NULL);
}

int main(void) {
    queue = xQueueCreate(1, sizeof(int));
    xTaskCreate(sleeps, "sleeper", 256, NULL, 1, &sleeper);
    xTaskCreate(wakes, "waker", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
1
of one that is ready: 0
awake at 5
1
received 0 at 10
of one that is suspended: 0
resumed
*/
