// report() takes the mutex, and so does measure(), which it calls: a task waits for itself.
#include <Arduino_FreeRTOS.h>
#include <semphr.h>

SemaphoreHandle_t sensorMutex;
int lastValue = 20;

void setup() {
  Serial.begin(9600);
  sensorMutex = xSemaphoreCreateMutex();
  xTaskCreate(reporter, "reporter", 192, NULL, 1, NULL);
}

void loop() {
}

int measure() {
  xSemaphoreTake(sensorMutex, portMAX_DELAY);
  int value = ++lastValue;
  xSemaphoreGive(sensorMutex);
  return value;
}

void report() {
  xSemaphoreTake(sensorMutex, portMAX_DELAY);
  Serial.println("measuring");
  int value = measure();
  Serial.print("value ");
  Serial.println(value);
  xSemaphoreGive(sensorMutex);
}

void reporter(void *) {
  for (;;) {
    report();
    vTaskDelay(pdMS_TO_TICKS(500));
  }
}
