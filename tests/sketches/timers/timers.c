/* Kernel V10.4 and V11: one-shot and auto-reload timers, a changed period starts a timer, a callback stops its own timer,
   reset begins anew, a pended function runs in the timer task. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>
#include <timers.h>

static TimerHandle_t once, again, changed;
static int rounds;

static void fires(TimerHandle_t timer) {
    printf("%s at %u in %s\n", pcTimerGetName(timer), (unsigned)xTaskGetTickCount(), pcTaskGetName(NULL));
    if (timer == again && ++rounds == 3) xTimerStop(timer, 0);
}
static void pended(void* text, uint32_t number) {
    printf("%s %u in %s, active: %d %d\n", (const char*)text, (unsigned)number, pcTaskGetName(NULL), (int)xTimerIsTimerActive(once),
           (int)xTimerIsTimerActive(again));
}

static void controls(void* unused) {
    (void)unused;
    once = xTimerCreate("once", 10, pdFALSE, (void*)7, fires);
    again = xTimerCreate("again", 15, pdTRUE, NULL, fires);
    changed = xTimerCreate("changed", 1000, pdFALSE, NULL, fires);
    printf("id %d, active %d, period %u\n", (int)(intptr_t)pvTimerGetTimerID(once), (int)xTimerIsTimerActive(once),
           (unsigned)xTimerGetPeriod(again));
    xTimerStart(once, 0);
    xTimerStart(again, 0);
    printf("active %d\n", (int)xTimerIsTimerActive(once));
    vTaskDelay(5);
    xTimerReset(once, 0);
    xTimerChangePeriod(changed, 3, 0);
    vTaskDelay(20);
    xTimerPendFunctionCall(pended, "pended", 3, 0);
    vTaskDelay(50);
    xTimerStart(once, 0);
    vTaskDelay(5);
    xTimerStop(once, 0);
    xTimerDelete(changed, 0);
    vTaskDelay(50);
    puts("end");
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(controls, "controls", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
id 7, active 0, period 15
active 1
changed at 8 in Tmr Svc
again at 15 in Tmr Svc
once at 15 in Tmr Svc
pended 3 in Tmr Svc, active: 0 1
again at 30 in Tmr Svc
again at 45 in Tmr Svc
end
*/
