/* Kernel V10.4 and V11: a timer's callback that waits for what nobody gives holds the timer task up for ever. */
#include <FreeRTOS.h>
#include <semphr.h>
#include <stdio.h>
#include <timers.h>

static SemaphoreHandle_t never;

static void fires(TimerHandle_t timer) {
    (void)timer;
    xSemaphoreTake(never, portMAX_DELAY);
}

int main(void) {
    puts("starts");
    never = xSemaphoreCreateBinary();
    xTimerStart(xTimerCreate("timer", 1, pdFALSE, NULL, fires), 0);
    vTaskStartScheduler();
}
/* Prints:
starts
*/
