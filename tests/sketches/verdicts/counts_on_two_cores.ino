// Kernel V10.4 of ESP-IDF: two cores count one variable, with a portMUX, or with vTaskSuspendAll(), which keeps this core's
// tasks off and not the other's.
#ifdef MUX
static portMUX_TYPE mux = portMUX_INITIALIZER_UNLOCKED;
#endif
static int count, ended;

void counts(void*) {
#ifdef MUX
    portENTER_CRITICAL(&mux);
#else
    vTaskSuspendAll();
#endif
    ++count;
#ifdef MUX
    portEXIT_CRITICAL(&mux);
#else
    xTaskResumeAll();
#endif
    if (__atomic_add_fetch(&ended, 1, __ATOMIC_SEQ_CST) == 2) configASSERT(count == 2);
    vTaskDelete(NULL);
}

void setup() {
    xTaskCreatePinnedToCore(counts, "a", 2048, NULL, 2, NULL, 0);
    xTaskCreatePinnedToCore(counts, "b", 2048, NULL, 2, NULL, 1);
}
void loop() { vTaskDelete(NULL); }
