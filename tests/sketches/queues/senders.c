/* Kernel V10.4 and V11: senders wait for room, the highest first; what was taken makes room for one. A woken sender whose
   room another has taken waits on. */
#include <FreeRTOS.h>
#include <queue.h>
#include <stdio.h>
#include <task.h>

static QueueHandle_t queue;

static void sends(void* parameter) {
    int item = (int)(intptr_t)parameter;
    printf("%d sent: %d\n", item, (int)xQueueSend(queue, &item, 20));
    vTaskDelete(NULL);
}

static void receives(void* unused) {
    (void)unused;
    int item = 0;
    vTaskDelay(5);
    for (int i = 0; i < 2; ++i) {
        xQueueReceive(queue, &item, 0);
        printf("took %d\n", item);
    }
    int mine = 99;
    xQueueReceive(queue, &item, 0);
    printf("took %d\n", item);
    printf("the receiver was faster: %d\n", (int)xQueueSend(queue, &mine, 0));
    vTaskDelete(NULL);
}

int main(void) {
    int first = 0;
    queue = xQueueCreate(1, sizeof(int));
    xQueueSend(queue, &first, 0);
    xTaskCreate(receives, "receiver", 256, NULL, 3, NULL);
    xTaskCreate(sends, "one", 256, (void*)1, 1, NULL);
    xTaskCreate(sends, "four", 256, (void*)4, 4, NULL);
    xTaskCreate(sends, "five", 256, (void*)5, 4, NULL);
    vTaskStartScheduler();
}
/* Prints:
4 sent: 1
took 0
5 sent: 1
took 4
took 5
the receiver was faster: 1
1 sent: 0
*/
