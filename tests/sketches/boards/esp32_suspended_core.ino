// Kernel V10.4 of ESP-IDF: vTaskSuspendAll() suspends the scheduler of the caller's core; the other core's tasks block and
// wake as ever.
static volatile bool done;

void other(void*) {
    for (int i = 0; i < 3; ++i) {
        vTaskDelay(2);
        Serial.printf("other at %lu\n", (unsigned long)millis());
    }
    done = true;
    vTaskDelete(NULL);
}
void mine(void*) {
    Serial.println("mine");
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(115200);
    vTaskSuspendAll();
    xTaskCreatePinnedToCore(other, "other", 4096, NULL, 2, NULL, 0);
    xTaskCreatePinnedToCore(mine, "mine", 4096, NULL, 2, NULL, 1);
    while (!done) {}
    Serial.printf("nobody else here, state %d\n", (int)xTaskGetSchedulerState());
    xTaskResumeAll();
}
void loop() { vTaskDelete(NULL); }
/* Prints:
other at 2
other at 4
other at 6
nobody else here, state 0
mine
*/
