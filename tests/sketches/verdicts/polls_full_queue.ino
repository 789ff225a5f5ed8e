// The sender never waits: it tries again at once when the queue is full. Its equal, the receiver, sleeps and comes back
// each time: both go on for ever, and nothing is wrong.
#include <Arduino_FreeRTOS.h>
#include <queue.h>

QueueHandle_t numbers;

void sender(void *) {
  int number = 0;
  for (;;) {
    xQueueSend(numbers, &number, 0);
  }
}

void receiver(void *) {
  int number;
  for (;;) {
    xQueueReceive(numbers, &number, pdMS_TO_TICKS(10));
    Serial.println(number);
    vTaskDelay(5);
  }
}

void setup() {
  Serial.begin(9600);
  numbers = xQueueCreate(5, sizeof(int));
  xTaskCreate(sender, "sender", 100, NULL, 1, NULL);
  xTaskCreate(receiver, "receiver", 100, NULL, 1, NULL);
}

void loop() {
}
