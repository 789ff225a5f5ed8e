// Priority inversion. "brake", the most urgent task, waits for the bus that "logger", the least urgent, uses for 40 ms. But
// "display" keeps logger from running, for as long as it likes: a binary semaphore does not know who holds it.
#include <Arduino_FreeRTOS.h>
#include <semphr.h>

SemaphoreHandle_t bus;

void setup() {
  Serial.begin(115200);
  bus = xSemaphoreCreateBinary();
  xSemaphoreGive(bus);
  xTaskCreate(logger, "logger", 192, NULL, 1, NULL);
  xTaskCreate(display, "display", 192, NULL, 2, NULL);
  xTaskCreate(brake, "brake", 192, NULL, 3, NULL);
}

void loop() {
}

// Computes, and leaves its core to nobody but to who outranks it.
void compute(unsigned long milliseconds) {
  delayMicroseconds(milliseconds * 1000);
}

void logger(void *) {
  xSemaphoreTake(bus, portMAX_DELAY);
  Serial.println("logger has the bus");
  compute(40);
  Serial.println("logger gives the bus");
  xSemaphoreGive(bus);
  vTaskDelete(NULL);
}

void display(void *) {
  vTaskDelay(2);
  Serial.println("display draws");
  compute(500);
  Serial.println("display is done");
  vTaskDelete(NULL);
}

void brake(void *) {
  vTaskDelay(1);
  Serial.println("brake wants the bus");
  unsigned long before = millis();
  xSemaphoreTake(bus, portMAX_DELAY);
  unsigned long waited = millis() - before;
  Serial.println(waited < 100 ? "brake has the bus in time" : "brake has the bus, far too late");
  xSemaphoreGive(bus);
  vTaskDelete(NULL);
}
