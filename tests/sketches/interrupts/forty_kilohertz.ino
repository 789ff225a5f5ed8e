// Arduino core 2: a timer that interrupts 40,000 times a second. Each of 400,000 interrupts comes, at its time: a handler is
// no new task each time.
static hw_timer_t* timer;
static TaskHandle_t counter;
static volatile unsigned samples;

void IRAM_ATTR sample() {
    BaseType_t woken = pdFALSE;
    if (++samples % 40000 == 0) vTaskNotifyGiveFromISR(counter, &woken);
    portYIELD_FROM_ISR(woken);
}

void counts(void*) {
    for (int second = 1; second <= 10; ++second) {
        ulTaskNotifyTake(pdTRUE, portMAX_DELAY);
        if (second % 5 == 0) Serial.printf("%u samples at %lu ms\n", samples, (unsigned long)millis());
    }
    timerAlarmDisable(timer);
    Serial.printf("%u tasks\n", (unsigned)uxTaskGetTaskNumber(NULL));
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(115200);
    xTaskCreatePinnedToCore(counts, "counts", 4096, NULL, 5, &counter, 1);
    timer = timerBegin(0, 80, true);
    timerAttachInterrupt(timer, sample, true);
    timerAlarmWrite(timer, 25, true);
    timerAlarmEnable(timer);
}
void loop() { vTaskDelete(NULL); }
/* Prints:
200000 samples at 5000 ms
400000 samples at 10000 ms
2 tasks
*/
