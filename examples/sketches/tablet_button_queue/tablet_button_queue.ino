// The tablet, repaired: the kernel's queue takes a command in one step, and the interrupt itself sends it. Nobody waits for
// a command that is only half there.
const int buttonPin = 4;
const int louder = 1;
QueueHandle_t commands;

void setup() {
  Serial.begin(115200);
  commands = xQueueCreate(16, sizeof(int));
  pinMode(buttonPin, INPUT_PULLUP);
  attachInterrupt(digitalPinToInterrupt(buttonPin), onPress, FALLING);
  xTaskCreate(audio, "audio", 4096, NULL, 10, NULL);
}

void IRAM_ATTR onPress() {
  BaseType_t woken = pdFALSE;
  xQueueSendFromISR(commands, &louder, &woken);
  portYIELD_FROM_ISR(woken);
}

void loop() {
  vTaskDelete(NULL);  // nothing to do here
}

void audio(void *) {
  int volume = 5;
  for (;;) {
    int command;
    while (xQueueReceive(commands, &command, 0) == pdTRUE) {
      volume += command;
      Serial.printf("volume %d\n", volume);
    }
    vTaskDelay(pdMS_TO_TICKS(5));  // a batch of sound is played
  }
}
