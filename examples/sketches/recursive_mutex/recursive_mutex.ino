// A recursive mutex is taken three times by one task: the third give hands it over, and a fourth returns pdFALSE.
// The same function may so be called with the mutex held and without it.
#include <Arduino_FreeRTOS.h>
#include <semphr.h>

SemaphoreHandle_t mutex;

void setup() {
  Serial.begin(9600);
  mutex = xSemaphoreCreateRecursiveMutex();
  xTaskCreate(low, "low", 192, NULL, 1, NULL);
}

void loop() {
}

void low(void *) {
  for (int i = 1; i <= 3; i++) {
    xSemaphoreTakeRecursive(mutex, portMAX_DELAY);
    Serial.print("low took it, ");
    Serial.println(i);
  }
  xTaskCreate(high, "high", 192, NULL, 2, NULL);
  Serial.print("low has priority ");
  Serial.println(uxTaskPriorityGet(NULL));
  for (int i = 1; i <= 4; i++) {
    BaseType_t given = xSemaphoreGiveRecursive(mutex);
    Serial.print(given == pdTRUE ? "low gave it, " : "low has nothing to give, ");
    Serial.println(i);
  }
  Serial.print("low has priority ");
  Serial.println(uxTaskPriorityGet(NULL));
  vTaskDelete(NULL);
}

void high(void *) {
  Serial.println("high wants it");
  xSemaphoreTakeRecursive(mutex, portMAX_DELAY);
  Serial.println("high has it");
  xSemaphoreGiveRecursive(mutex);
  vTaskDelete(NULL);
}
