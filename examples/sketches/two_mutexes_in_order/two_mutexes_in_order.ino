// two_mutexes, repaired: both tasks take xMutex first. Whoever waits for xMutex holds nothing that the other needs.
#include <Arduino_FreeRTOS.h>
#include <semphr.h>

SemaphoreHandle_t xMutex;
SemaphoreHandle_t yMutex;

void setup() {
  Serial.begin(9600);
  xMutex = xSemaphoreCreateMutex();
  yMutex = xSemaphoreCreateMutex();
  xTaskCreate(task1, "Task1", 192, NULL, 1, NULL);
}

void loop() {
}

void task1(void *) {
  xSemaphoreTake(xMutex, portMAX_DELAY);
  Serial.println("Inside Task1");
  xTaskCreate(task2, "Task2", 192, NULL, 2, NULL);  // outranks this task, and so begins at once
  Serial.println("Task1 attempting to take yMutex");
  xSemaphoreTake(yMutex, portMAX_DELAY);
  Serial.println("Task1 has both");
  xSemaphoreGive(yMutex);
  xSemaphoreGive(xMutex);
  vTaskDelete(NULL);
}

void task2(void *) {
  Serial.println("Inside Task2");
  Serial.println("Task2 attempting to take xMutex");
  xSemaphoreTake(xMutex, portMAX_DELAY);
  xSemaphoreTake(yMutex, portMAX_DELAY);
  Serial.println("Task2 has both");
  xSemaphoreGive(yMutex);
  xSemaphoreGive(xMutex);
  vTaskDelete(NULL);
}
