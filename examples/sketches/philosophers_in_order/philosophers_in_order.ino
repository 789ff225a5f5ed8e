// Philosophers, first cure: an order. Everybody takes the fork with the smaller number first, so the last one reaches for
// the right fork first, and a circle cannot close.
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

void philosopher(void *parameter) {
  const int seat = (int)(intptr_t)parameter;
  const int other = (seat + 1) % count;
  SemaphoreHandle_t first = forks[min(seat, other)];
  SemaphoreHandle_t second = forks[max(seat, other)];
  xSemaphoreTake(first, portMAX_DELAY);
  vTaskDelay(1);
  xSemaphoreTake(second, portMAX_DELAY);
  Serial.println(String(names[seat]) + " eats");
  xSemaphoreGive(second);
  xSemaphoreGive(first);
  vTaskDelete(NULL);
}
