/* Kernel V10.4 and V11: timers started before the scheduler run from its start; ten commands fit into the queue. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <timers.h>

static TimerHandle_t timer;

static void fires(TimerHandle_t which) { printf("fires at %u\n", (unsigned)xTaskGetTickCount()); xTimerDelete(which, 0); }

int main(void) {
    timer = xTimerCreate("timer", 10, pdTRUE, NULL, fires);
    int accepted = 0;
    for (int i = 0; i < 12; ++i) accepted += (int)xTimerStart(timer, 100);
    printf("%d commands\n", accepted);
    vTaskStartScheduler();
}
/* Prints:
10 commands
fires at 10
*/
