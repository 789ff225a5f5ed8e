/* Kernel V10.4 and V11: raising another task above the caller lets it run at once, lowering oneself as well; a blocked
   task's new priority counts when it wakes. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static TaskHandle_t other, sleeper;

static void works(void* unused) {
    (void)unused;
    printf("other runs at %u\n", (unsigned)uxTaskPriorityGet(NULL));
    vTaskPrioritySet(NULL, 1);
    printf("other runs at %u\n", (unsigned)uxTaskPriorityGet(NULL));
    vTaskDelete(NULL);
}

static void sleeps(void* unused) {
    (void)unused;
    vTaskDelay(5);
    printf("sleeper wakes at %u\n", (unsigned)uxTaskPriorityGet(NULL));
    vTaskDelete(NULL);
}

static void controls(void* unused) {
    (void)unused;
    xTaskCreate(sleeps, "sleeper", 256, NULL, 4, &sleeper);
    vTaskPrioritySet(sleeper, 1);
    xTaskCreate(works, "other", 256, NULL, 1, &other);
    puts("raises");
    vTaskPrioritySet(other, 3);
    puts("goes on");
    vTaskPrioritySet(other, 2);
    puts("an equal waits");
    vTaskPrioritySet(NULL, 1);
    printf("at %u again\n", (unsigned)uxTaskPriorityGet(NULL));
    TickType_t until = xTaskGetTickCount() + 6;
    vTaskPrioritySet(NULL, 2);
    while (xTaskGetTickCount() < until) {}
    puts("the sleeper is below");
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(controls, "controls", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
raises
other runs at 3
goes on
an equal waits
other runs at 2
at 1 again
the sleeper is below
sleeper wakes at 1
*/
