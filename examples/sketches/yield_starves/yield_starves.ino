// "reader" waits for "sensor" and is polite about it: it yields. But taskYIELD() and vTaskDelay(0) leave the core only to
// tasks of the same priority or a higher one. "sensor" has a lower one, never runs, and both wait for ever.
#include <Arduino_FreeRTOS.h>
#include <task.h>

volatile bool ready = false;

void setup() {
  Serial.begin(115200);
  xTaskCreate(reader, "reader", 192, NULL, 2, NULL);
  xTaskCreate(sensor, "sensor", 192, NULL, 1, NULL);
}

void loop() {
}

void sensor(void *) {
  Serial.println("sensor is ready");
  ready = true;
  vTaskDelete(NULL);
}

void reader(void *) {
  Serial.println("reader waits");
  while (!ready) {
    taskYIELD();
    vTaskDelay(0);
  }
  Serial.println("reader goes on");
  vTaskDelete(NULL);
}
