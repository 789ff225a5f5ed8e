/* Kernel V10.4 and V11: while the scheduler is suspended nobody else runs, whatever wakes; time goes on; suspensions nest;
   xTaskResumeAll() lets the highest run before it returns. */
#include <FreeRTOS.h>
#include <queue.h>
#include <stdio.h>
#include <task.h>

static QueueHandle_t queue;

static void receives(void* unused) {
    (void)unused;
    int item = 0;
    for (;;) {
        xQueueReceive(queue, &item, portMAX_DELAY);
        if (item < 0) vTaskDelete(NULL);
        printf("received %d at %u\n", item, (unsigned)xTaskGetTickCount());
    }
}

static void works(void* unused) {
    (void)unused;
    vTaskSuspendAll();
    vTaskSuspendAll();
    printf("state %d\n", (int)xTaskGetSchedulerState());
    for (int i = 1; i <= 2; ++i) xQueueSend(queue, &i, 0);
    while (xTaskGetTickCount() < 5) {}
    puts("five ticks alone");
    printf("inner %d\n", (int)xTaskResumeAll());
    int switched = (int)xTaskResumeAll();
    printf("outer %d, state %d\n", switched, (int)xTaskGetSchedulerState());
    int end = -1;
    xQueueSend(queue, &end, 0);
    vTaskDelete(NULL);
}

int main(void) {
    queue = xQueueCreate(3, sizeof(int));
    xTaskCreate(receives, "receiver", 256, NULL, 2, NULL);
    xTaskCreate(works, "works", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
state 0
five ticks alone
inner 0
received 1 at 5
received 2 at 5
outer 1, state 2
*/
