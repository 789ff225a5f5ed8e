// Kernel V10.4 of ESP-IDF: portENTER_CRITICAL(&mux) keeps the other core out, and this core's tasks; it nests.
static portMUX_TYPE mux = portMUX_INITIALIZER_UNLOCKED;
static int counter, ready;

void counts(void*) {
    for (int i = 0; i < 50; ++i) {
        portENTER_CRITICAL(&mux);
        portENTER_CRITICAL(&mux);
        int seen = counter;
        for (volatile int wait = 0; wait < 5; ++wait) {}
        counter = seen + 1;
        portEXIT_CRITICAL(&mux);
        portEXIT_CRITICAL(&mux);
    }
    portENTER_CRITICAL(&mux);
    int done = ++ready;
    portEXIT_CRITICAL(&mux);
    if (done == 3) Serial.println(counter);
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(115200);
    xTaskCreatePinnedToCore(counts, "a", 4096, NULL, 2, NULL, 0);
    xTaskCreatePinnedToCore(counts, "b", 4096, NULL, 2, NULL, 1);
    xTaskCreatePinnedToCore(counts, "c", 4096, NULL, 2, NULL, 1);
}
void loop() { vTaskDelete(NULL); }
/* Prints:
150
*/
