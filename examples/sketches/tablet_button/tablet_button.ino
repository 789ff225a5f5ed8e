// A child's tablet with two cores. loop() is pinned to core 1 and has a low priority; a button's interrupt wakes it, and it
// sends a command to "audio", which has a high priority and may run on either core. A few times a day the tablet freezes,
// while one of its cores has nothing to do: audio came to core 1 in the middle of send(), and now waits for it there.
#include "command_list.h"

const int buttonPin = 4;
const int louder = 1;
CommandList commands;
TaskHandle_t mainTask;

void setup() {
  Serial.begin(115200);
  mainTask = xTaskGetCurrentTaskHandle();
  pinMode(buttonPin, INPUT_PULLUP);
  attachInterrupt(digitalPinToInterrupt(buttonPin), onPress, FALLING);
  xTaskCreate(audio, "audio", 4096, NULL, 10, NULL);  // floating: no core was chosen
}

void IRAM_ATTR onPress() {
  BaseType_t woken = pdFALSE;
  vTaskNotifyGiveFromISR(mainTask, &woken);
  portYIELD_FROM_ISR(woken);
}

void loop() {
  ulTaskNotifyTake(pdFALSE, portMAX_DELAY);
  commands.send(louder);
}

void audio(void *) {
  int volume = 5;
  for (;;) {
    int command;
    while (commands.try_recv(command)) {
      volume += command;
      Serial.printf("volume %d\n", volume);
    }
    vTaskDelay(pdMS_TO_TICKS(5));  // a batch of sound is played
  }
}
