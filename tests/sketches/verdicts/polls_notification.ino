// A task that asks again and again whether it was notified, on a core of its own, notices when it is.
TaskHandle_t asking;

void asks(void *) {
  for (;;) {
#ifdef WAIT_FOR_VALUE
    uint32_t value;
    if (xTaskNotifyWait(0, 0, &value, 0) == pdTRUE) break;
#else
    if (ulTaskNotifyTake(pdTRUE, 0) != 0) break;
#endif
  }
  Serial.println("notified");
  vTaskDelete(NULL);
}

void setup() {
  Serial.begin(115200);
  xTaskCreatePinnedToCore(asks, "asks", 2048, NULL, 1, &asking, 0);
  xTaskNotifyGive(asking);
  vTaskDelete(NULL);
}

void loop() {
}
