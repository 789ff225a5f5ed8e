/* Kernel V10.4 and V11: the highest waiter gets the item, among equals the one that has waited longest; a receiver that
   outranks the sender runs before xQueueSend() returns. */
#include <FreeRTOS.h>
#include <queue.h>
#include <stdio.h>
#include <task.h>

static QueueHandle_t queue;

static void receives(void* name) {
    int item;
    xQueueReceive(queue, &item, portMAX_DELAY);
    printf("%s got %d\n", (const char*)name, item);
    vTaskDelete(NULL);
}

static void sends(void* unused) {
    (void)unused;
    vTaskDelay(10);
    for (int i = 1; i <= 4; ++i) {
        xQueueSend(queue, &i, 0);
        printf("sent %d\n", i);
    }
    vTaskDelete(NULL);
}

int main(void) {
    queue = xQueueCreate(4, sizeof(int));
    xTaskCreate(receives, "low", 256, "low", 1, NULL);
    xTaskCreate(receives, "a", 256, "a", 3, NULL);
    xTaskCreate(receives, "b", 256, "b", 3, NULL);
    xTaskCreate(receives, "high", 256, "high", 4, NULL);
    xTaskCreate(sends, "sender", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
high got 1
sent 1
a got 2
sent 2
b got 3
sent 3
sent 4
low got 4
*/
