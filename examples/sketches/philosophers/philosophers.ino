// Three philosophers, three forks. Each takes the fork on the left, thinks for a moment, and takes the one on the right.
// When all hold their left fork, nobody ever eats again.
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
  SemaphoreHandle_t left = forks[seat];
  SemaphoreHandle_t right = forks[(seat + 1) % count];
  xSemaphoreTake(left, portMAX_DELAY);
  vTaskDelay(1);
  xSemaphoreTake(right, portMAX_DELAY);
  Serial.println(String(names[seat]) + " eats");
  xSemaphoreGive(right);
  xSemaphoreGive(left);
  vTaskDelete(NULL);
}
