// A button's interrupt wakes a task: the handler gives a semaphore and leaves the work to the task.
// pawl run button_to_task.ino --input button_to_task.events
#include <Arduino_FreeRTOS.h>
#include <semphr.h>

const int buttonPin = 2;
const int lampPin = 13;
SemaphoreHandle_t pressed;

void setup() {
  Serial.begin(115200);
  pinMode(buttonPin, INPUT_PULLUP);
  pinMode(lampPin, OUTPUT);
  pressed = xSemaphoreCreateCounting(10, 0);
  xTaskCreate(lamp, "lamp", 192, NULL, 2, NULL);
  attachInterrupt(digitalPinToInterrupt(buttonPin), onPress, FALLING);
}

void loop() {
}

void onPress() {
  BaseType_t woken = pdFALSE;
  xSemaphoreGiveFromISR(pressed, &woken);
  portYIELD_FROM_ISR(woken);
}

void lamp(void *) {
  bool on = false;
  for (;;) {
    xSemaphoreTake(pressed, portMAX_DELAY);
    on = !on;
    digitalWrite(lampPin, on ? HIGH : LOW);
    Serial.println(on ? "lamp on" : "lamp off");
  }
}
