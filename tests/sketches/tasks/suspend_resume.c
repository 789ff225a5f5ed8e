/* Kernel V10.4 and V11: a suspended task does not run, not even when what it waited for comes; resumed it looks again, and
   waits on for what is left of its time. Suspending twice needs one resume. A delay that was suspended is over. */
#include <FreeRTOS.h>
#include <queue.h>
#include <stdio.h>
#include <task.h>

static QueueHandle_t queue;
static TaskHandle_t receiver, sleeper;

static const char* state(TaskHandle_t task) {
    static const char* const names[] = {"running", "ready", "blocked", "suspended", "deleted"};
    return names[eTaskGetState(task)];
}

static void receives(void* unused) {
    (void)unused;
    int item = 0;
    for (int i = 0; i < 2; ++i) {
        int done = (int)xQueueReceive(queue, &item, 100);
        printf("received %d (%d) at %u\n", done, item, (unsigned)xTaskGetTickCount());
    }
    vTaskDelete(NULL);
}

static void sleeps(void* unused) {
    (void)unused;
    vTaskDelay(1000);
    printf("slept until %u\n", (unsigned)xTaskGetTickCount());
    vTaskDelete(NULL);
}

static void controls(void* unused) {
    (void)unused;
    const int item = 7;
    vTaskDelay(10);
    printf("%s\n", state(receiver));
    vTaskSuspend(receiver);
    vTaskSuspend(receiver);
    printf("%s\n", state(receiver));
    xQueueSend(queue, &item, 0);
    printf("sent, %s\n", state(receiver));
    vTaskDelay(10);
    vTaskResume(receiver);
    printf("%s\n", state(receiver));
    vTaskDelay(10);
    vTaskSuspend(receiver);
    vTaskResume(receiver);
    vTaskSuspend(sleeper);
    vTaskResume(sleeper);
    printf("of one that is not suspended nothing\n");
    vTaskResume(receiver);
    vTaskDelete(NULL);
}

int main(void) {
    queue = xQueueCreate(1, sizeof(int));
    xTaskCreate(receives, "receiver", 256, NULL, 1, &receiver);
    xTaskCreate(sleeps, "sleeper", 256, NULL, 1, &sleeper);
    xTaskCreate(controls, "controls", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
blocked
suspended
sent, suspended
ready
received 1 (7) at 20
of one that is not suspended nothing
slept until 30
received 0 (7) at 120
*/
