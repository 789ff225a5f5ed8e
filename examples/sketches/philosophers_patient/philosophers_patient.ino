// Philosophers, third cure: patience. Whoever does not get the right fork in time puts the left one back. Each has a
// patience of another length: with the same, they would take and put back together for ever.
#include <Arduino_FreeRTOS.h>
#include <semphr.h>

const int count = 3;
const char *const names[count] = {"Plato", "Hypatia", "Kant"};
SemaphoreHandle_t forks[count];

void setup() {
  Serial.begin(115200);
  for (int i = 0; i < count; i++) forks[i] = xSemaphoreCreateMutex();
  for (int i = 0; i < count; i++) xTaskCreate(philosopher, names[i], 192, (void *)(intptr_t)i, 1, NULL);
}

void loop() {
}

// Returns with both forks.
void takeBoth(int seat, SemaphoreHandle_t left, SemaphoreHandle_t right) {
  const TickType_t patience = 2 + 3 * seat;
  for (;;) {
    xSemaphoreTake(left, portMAX_DELAY);
    vTaskDelay(1);
    if (xSemaphoreTake(right, patience) == pdTRUE) return;
    xSemaphoreGive(left);
    Serial.println(String(names[seat]) + " puts the fork back");
    vTaskDelay(patience);
  }
}

void philosopher(void *parameter) {
  const int seat = (int)(intptr_t)parameter;
  SemaphoreHandle_t left = forks[seat];
  SemaphoreHandle_t right = forks[(seat + 1) % count];
  takeBoth(seat, left, right);
  Serial.println(String(names[seat]) + " eats");
  xSemaphoreGive(right);
  xSemaphoreGive(left);
  vTaskDelete(NULL);
}
