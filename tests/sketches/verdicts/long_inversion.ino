// "high" waits for a lock that "low" holds while "middle" computes for longer than each schedule is followed.
SemaphoreHandle_t lock;

void compute(TickType_t ticks) {
  TickType_t begin = xTaskGetTickCount();
  while (xTaskGetTickCount() - begin < ticks) {
  }
}

void low(void *) {
  for (;;) {
    xSemaphoreTake(lock, portMAX_DELAY);
    compute(50);
    xSemaphoreGive(lock);
    vTaskDelay(100);
  }
}

void middle(void *) {
  for (;;) {
    compute(5000);
    vTaskDelay(100);
  }
}

void high(void *) {
  for (;;) {
    xSemaphoreTake(lock, portMAX_DELAY);
    xSemaphoreGive(lock);
    vTaskDelay(100);
  }
}

void setup() {
  lock = xSemaphoreCreateBinary();
  xSemaphoreGive(lock);
  xTaskCreatePinnedToCore(low, "low", 2048, NULL, 1, NULL, 1);
  vTaskDelay(1);
  xTaskCreatePinnedToCore(high, "high", 2048, NULL, 3, NULL, 1);
  xTaskCreatePinnedToCore(middle, "middle", 2048, NULL, 2, NULL, 1);
  vTaskDelete(NULL);
}

void loop() {
}
