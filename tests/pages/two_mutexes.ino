#include <Arduino_FreeRTOS.h>
#include <semphr.h>
SemaphoreHandle_t xMutex, yMutex;
void Task2(void*);
void Task1(void*) {
  for (;;) {
    xSemaphoreTake(xMutex, portMAX_DELAY);
    Serial.println("Inside Task1");
    xTaskCreate(Task2, "Task2", 128, NULL, 2, NULL);
    Serial.println("Task1 attempting to take yMutex");
    xSemaphoreTake(yMutex, portMAX_DELAY);
    xSemaphoreGive(yMutex); xSemaphoreGive(xMutex);
  }
}
void Task2(void*) {
  for (;;) {
    xSemaphoreTake(yMutex, portMAX_DELAY);
    Serial.println("Inside Task2");
    Serial.println("Task2 attempting to take xMutex");
    xSemaphoreTake(xMutex, portMAX_DELAY);
    xSemaphoreGive(xMutex); xSemaphoreGive(yMutex);
  }
}
void setup() { Serial.begin(9600); xMutex = xSemaphoreCreateMutex(); yMutex = xSemaphoreCreateMutex(); xTaskCreate(Task1, "Task1", 128, NULL, 1, NULL); }
void loop() {}
