// Kernel V10.4 and V11: a variable that a task and an interrupt both count, with and without a critical section.
#include <FreeRTOS.h>
#include <task.h>

static volatile int count, presses;

void pressed() {
    ++presses;
    count = count + 1;
}

void counts(void*) {
    for (int i = 0; i < 2; ++i) {
#ifdef CRITICAL
        taskENTER_CRITICAL();
#endif
        count = count - 1;
#ifdef CRITICAL
        taskEXIT_CRITICAL();
#endif
    }
    taskENTER_CRITICAL();
    configASSERT(count == presses - 2);
    taskEXIT_CRITICAL();
    vTaskDelete(NULL);
}

void setup() {
    attachInterrupt(digitalPinToInterrupt(2), pressed, FALLING);
    xTaskCreate(counts, "counts", 256, NULL, 2, NULL);
}
void loop() { vTaskDelete(NULL); }
