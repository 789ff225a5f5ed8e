// ESP-IDF: the task of software timers has priority 1, so that a busy task on each core holds its callbacks up.
static void fires(TimerHandle_t timer) {
    Serial.printf("%s at priority %u, about %lu ms late\n", pcTimerGetName(timer), uxTaskPriorityGet(NULL),
                  (unsigned long)(millis() - (unsigned long)(uintptr_t)pvTimerGetTimerID(timer)));
}
static void busy(void*) {
    unsigned long since = millis();
    while (millis() - since < 20) {}
    vTaskDelete(NULL);
}
void setup() {
    Serial.begin(115200);
    TimerHandle_t timer = xTimerCreate("free", pdMS_TO_TICKS(5), pdFALSE, (void*)5, fires);
    xTimerStart(timer, 0);
    delay(10);
    timer = xTimerCreate("held up", pdMS_TO_TICKS(5), pdFALSE, (void*)15, fires);
    xTimerStart(timer, 0);
    delay(1);
    xTaskCreatePinnedToCore(busy, "a", 2048, NULL, 5, NULL, 0);
    xTaskCreatePinnedToCore(busy, "b", 2048, NULL, 5, NULL, 1);
}
void loop() { vTaskDelete(NULL); }
/* Prints:
free at priority 1, about 0 ms late
held up at priority 1, about 16 ms late
*/
