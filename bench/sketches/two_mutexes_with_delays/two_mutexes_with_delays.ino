// Two tasks and two mutexes, taken in one order, with a delay between each two steps: what most sketches do all day.
#include <Arduino_FreeRTOS.h>
#include <semphr.h>

SemaphoreHandle_t xMutex, yMutex;

void works(void *name) {
  for (;;) {
    xSemaphoreTake(xMutex, portMAX_DELAY);
    vTaskDelay(1);
    xSemaphoreTake(yMutex, portMAX_DELAY);
    Serial.println((const char *)name);
    vTaskDelay(1);
    xSemaphoreGive(yMutex);
    xSemaphoreGive(xMutex);
    vTaskDelay(2);
  }
}

void setup() {
  Serial.begin(9600);
  xMutex = xSemaphoreCreateMutex();
  yMutex = xSemaphoreCreateMutex();
  xTaskCreate(works, "Task1", 128, (void *)"Task1", 1, NULL);
  xTaskCreate(works, "Task2", 128, (void *)"Task2", 2, NULL);
}

void loop() {}
