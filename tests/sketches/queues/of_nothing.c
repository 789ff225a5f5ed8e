/* Kernel V10.4 and V11: a queue whose items have no size counts like a semaphore. */
#include <FreeRTOS.h>
#include <queue.h>
#include <stdio.h>
#include <task.h>

int main(void) {
    QueueHandle_t signals = xQueueCreate(2, 0);
    printf("%d", (int)xQueueSend(signals, NULL, 0));
    printf(" %d", (int)xQueueSend(signals, NULL, 0));
    printf(" %d", (int)xQueueSend(signals, NULL, 0));
    printf(" %d", (int)xQueueReceive(signals, NULL, 0));
    printf(" %u\n", (unsigned)uxQueueMessagesWaiting(signals));
    vTaskStartScheduler();
}
/* Prints:
1 1 0 1 1
*/
