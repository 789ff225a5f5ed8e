// Philosophers, second cure: one fewer may sit down than there are chairs. A counting semaphore is the waiter who lets them
// in. Of three forks two philosophers can hold at most one each while they wait, so one fork is free.
#include <Arduino_FreeRTOS.h>
#include <semphr.h>

const int count = 3;
const char *const names[count] = {"Plato", "Hypatia", "Kant"};
SemaphoreHandle_t forks[count];
SemaphoreHandle_t chairs;

void setup() {
  Serial.begin(115200);
  for (int i = 0; i < count; i++) forks[i] = xSemaphoreCreateMutex();
  chairs = xSemaphoreCreateCounting(count - 1, count - 1);
  for (int i = 0; i < count; i++) xTaskCreate(philosopher, names[i], 192, (void *)(intptr_t)i, 1, NULL);
}

void loop() {
}

void philosopher(void *parameter) {
  const int seat = (int)(intptr_t)parameter;
  SemaphoreHandle_t left = forks[seat];
  SemaphoreHandle_t right = forks[(seat + 1) % count];
  xSemaphoreTake(chairs, portMAX_DELAY);
  xSemaphoreTake(left, portMAX_DELAY);
  vTaskDelay(1);
  xSemaphoreTake(right, portMAX_DELAY);
  Serial.println(String(names[seat]) + " eats");
  xSemaphoreGive(right);
  xSemaphoreGive(left);
  xSemaphoreGive(chairs);
  vTaskDelete(NULL);
}
