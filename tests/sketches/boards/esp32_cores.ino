// Kernel V10.4 of ESP-IDF: loop() is a task of priority 1 on core 1; a pinned task stays on its core; two tasks run at once
// on two cores, so that one can wait for the other by going round.
static volatile bool come;

void waits(void*) {
    Serial.printf("waits on core %d\n", xPortGetCoreID());
    while (!come) {}
    Serial.println("it came");
    vTaskDelete(NULL);
}
void comes(void*) {
    vTaskDelay(5);
    Serial.printf("comes on core %d, affinity %d\n", xPortGetCoreID(), xTaskGetAffinity(NULL));
    come = true;
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(115200);
    Serial.printf("setup in %s, priority %u, core %d, tick of %u ms\n", pcTaskGetName(NULL), uxTaskPriorityGet(NULL), xPortGetCoreID(),
                  (unsigned)portTICK_PERIOD_MS);
    xTaskCreatePinnedToCore(waits, "waits", 4096, NULL, 5, NULL, 0);
    xTaskCreatePinnedToCore(comes, "comes", 4096, NULL, 2, NULL, 1);
}
void loop() {
    vTaskDelay(10);
    Serial.println("loop");
    vTaskDelete(NULL);
}
/* Prints:
setup in loopTask, priority 1, core 1, tick of 1 ms
waits on core 0
comes on core 1, affinity 1
it came
loop
*/
