// Arduino core 2 and ESP-IDF: a hardware timer interrupts, an esp_timer calls back in a task of priority 22.
static hw_timer_t* hardware;
static TaskHandle_t waiter;
static int alarms;
static BaseType_t woken_first;

void IRAM_ATTR rings() {
    BaseType_t woken = pdFALSE;
    ++alarms;
    vTaskNotifyGiveFromISR(waiter, &woken);
    if (alarms == 1) woken_first = woken;
    portYIELD_FROM_ISR(woken);
}
void fires(void* text) {
    Serial.printf("%s at %lu in %s, priority %u\n", (const char*)text, (unsigned long)millis(), pcTaskGetName(NULL), uxTaskPriorityGet(NULL));
}

void waits(void*) {
    for (int i = 0; i < 3; ++i) {
        ulTaskNotifyTake(pdTRUE, portMAX_DELAY);
        Serial.printf("alarm at %lu\n", (unsigned long)millis());
    }
    timerAlarmDisable(hardware);
    Serial.printf("woken %d\n", (int)woken_first);
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(115200);
    xTaskCreatePinnedToCore(waits, "waits", 4096, NULL, 3, &waiter, 1);
    hardware = timerBegin(0, 80, true);
    timerAttachInterrupt(hardware, rings, true);
    timerAlarmWrite(hardware, 10000, true);
    timerAlarmEnable(hardware);
    static esp_timer_handle_t once, again;
    esp_timer_create_args_t arguments = {};
    arguments.callback = fires;
    arguments.arg = (void*)"once";
    esp_timer_create(&arguments, &once);
    arguments.arg = (void*)"again";
    esp_timer_create(&arguments, &again);
    esp_timer_start_once(once, 15000);
    esp_timer_start_periodic(again, 12000);
    delay(26);
    esp_timer_stop(again);
}
void loop() { vTaskDelete(NULL); }
/* Prints:
alarm at 10
again at 12 in esp_timer, priority 22
once at 15 in esp_timer, priority 22
alarm at 20
again at 24 in esp_timer, priority 22
alarm at 30
woken 1
*/
