// Two tasks, two lamps, each with its own rhythm.
#include <Arduino_FreeRTOS.h>

struct Lamp {
  int pin;
  unsigned long milliseconds;
};

const Lamp slow = {13, 500};
const Lamp quick = {12, 200};

void setup() {
  xTaskCreate(blink, "slow", 128, (void *)&slow, 1, NULL);
  xTaskCreate(blink, "quick", 128, (void *)&quick, 1, NULL);
}

void loop() {
}

void blink(void *parameter) {
  const Lamp &lamp = *(const Lamp *)parameter;
  pinMode(lamp.pin, OUTPUT);
  for (;;) {
    digitalWrite(lamp.pin, HIGH);
    vTaskDelay(lamp.milliseconds / portTICK_PERIOD_MS);
    digitalWrite(lamp.pin, LOW);
    vTaskDelay(lamp.milliseconds / portTICK_PERIOD_MS);
  }
}
