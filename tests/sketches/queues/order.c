/* Kernel V10.4 and V11: first in, first out; to the front; peek leaves it; overwrite; reset; spaces; time-outs. */
#include <FreeRTOS.h>
#include <queue.h>
#include <stdio.h>
#include <task.h>

static void uses(void* unused) {
    (void)unused;
    QueueHandle_t queue = xQueueCreate(3, sizeof(int));
    int a = 1, b = 2, c = 3, d = 4, got = 0;
    xQueueSend(queue, &a, 0);
    xQueueSendToBack(queue, &b, 0);
    xQueueSendToFront(queue, &c, 0);
    printf("full: %d, %u in it, room for %u\n", (int)xQueueSend(queue, &d, 0), (unsigned)uxQueueMessagesWaiting(queue),
           (unsigned)uxQueueSpacesAvailable(queue));
    TickType_t since = xTaskGetTickCount();
    printf("full for 7 ticks: %d", (int)xQueueSend(queue, &d, 7));
    printf(", waited %u\n", (unsigned)(xTaskGetTickCount() - since));
    xQueuePeek(queue, &got, 0);
    printf("peek %d,", got);
    while (xQueueReceive(queue, &got, 0) == pdTRUE) printf(" %d", got);
    since = xTaskGetTickCount();
    printf("\nempty for 5 ticks: %d", (int)xQueueReceive(queue, &got, 5));
    printf(", waited %u, peek %d\n", (unsigned)(xTaskGetTickCount() - since), (int)xQueuePeek(queue, &got, 0));
    xQueueSend(queue, &a, 0);
    xQueueSend(queue, &b, 0);
    printf("reset %d, ", (int)xQueueReset(queue));
    printf("%u in it\n", (unsigned)uxQueueMessagesWaiting(queue));

    QueueHandle_t mailbox = xQueueCreate(1, sizeof(int));
    xQueueOverwrite(mailbox, &a);
    xQueueOverwrite(mailbox, &d);
    xQueueReceive(mailbox, &got, 0);
    printf("the last one: %d\n", got);

    struct { char text[20]; int number; } large = {"copied", 9}, copy;
    QueueHandle_t of_structures = xQueueCreate(2, sizeof large);
    xQueueSend(of_structures, &large, 0);
    large.number = 10;
    xQueueReceive(of_structures, &copy, 0);
    printf("%s %d\n", copy.text, copy.number);
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(uses, "uses", 512, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
full: 0, 3 in it, room for 0
full for 7 ticks: 0, waited 7
peek 3, 3 1 2
empty for 5 ticks: 0, waited 5, peek 0
reset 1, 0 in it
the last one: 4
copied 9
*/
