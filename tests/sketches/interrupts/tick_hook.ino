// Kernel V10.4 and V11 with configUSE_TICK_HOOK: the hook is called from the tick's interrupt, once in each tick.
#define configUSE_TICK_HOOK 1
#include <FreeRTOS.h>
#include <semphr.h>
#include <task.h>

static SemaphoreHandle_t each_tenth;
static volatile unsigned ticks, in_interrupt;

extern "C" void vApplicationTickHook(void) {
    if (++ticks % 10 == 0) xSemaphoreGiveFromISR(each_tenth, NULL);
    in_interrupt += xPortInIsrContext();
}

void setup() {
    Serial.begin(2000000);
    each_tenth = xSemaphoreCreateBinary();
}
void loop() {
    for (int i = 0; i < 3; ++i) {
        xSemaphoreTake(each_tenth, portMAX_DELAY);
        Serial.printf("%u ticks at %lu, in an interrupt %u times\n", ticks, (unsigned long)millis(), in_interrupt);
    }
    const unsigned before = ticks;
    taskENTER_CRITICAL();
    delayMicroseconds(900);
    const unsigned inside = ticks;
    taskEXIT_CRITICAL();
    delay(1000);
    Serial.printf("none in a critical section: %d, %u in the second with it\n", inside == before, ticks - before);
    vTaskEndScheduler();
}
/* Prints:
10 ticks at 10, in an interrupt 10 times
20 ticks at 20, in an interrupt 20 times
30 ticks at 30, in an interrupt 30 times
none in a critical section: 1, 1000 in the second with it
*/
