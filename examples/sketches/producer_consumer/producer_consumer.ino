// A producer measures, a consumer prints: a queue of three between them. When the queue is full the producer waits.
#include <Arduino_FreeRTOS.h>
#include <queue.h>

struct Measurement {
  int number;
  int value;
};

QueueHandle_t measurements;

void setup() {
  Serial.begin(115200);
  measurements = xQueueCreate(3, sizeof(Measurement));
  xTaskCreate(produce, "producer", 192, NULL, 2, NULL);
  xTaskCreate(consume, "consumer", 192, NULL, 1, NULL);
}

void loop() {
}

void produce(void *) {
  for (int i = 1; i <= 6; i++) {
    Measurement one = {i, i * i};
    if (uxQueueSpacesAvailable(measurements) == 0) Serial.println("the queue is full");
    xQueueSend(measurements, &one, portMAX_DELAY);
  }
  Measurement end = {0, 0};
  xQueueSend(measurements, &end, portMAX_DELAY);
  vTaskDelete(NULL);
}

void consume(void *) {
  Measurement one;
  for (;;) {
    xQueueReceive(measurements, &one, portMAX_DELAY);
    if (one.number == 0) break;
    Serial.println("measurement " + String(one.number) + ": " + one.value);
  }
  Serial.println("no more");
  vTaskDelete(NULL);
}
