// The tablet, repaired with Pawl's own channel and lock. A message in the channel is there as a whole or not at all, so
// try_recv waits for nobody, whoever was interrupted where; the same call sends from an interrupt and from a task. Who waits
// for the mutex lends its priority to whoever holds it.
#include <pawl/channel.hpp>
#include <pawl/lock.hpp>

const int buttonPin = 4;
const int louder = 1;

pawl::static_channel<int, 16> commands;
auto button = commands.sender();
auto pressed = commands.receiver();

pawl::mutex settings{"settings"};
int volume = 5;  // settings

void setup() {
  Serial.begin(115200);
  pinMode(buttonPin, INPUT_PULLUP);
  attachInterrupt(digitalPinToInterrupt(buttonPin), onPress, FALLING);
  xTaskCreate(audio, "audio", 8192, NULL, 10, NULL);  // floating: no core was chosen
}

void IRAM_ATTR onPress() {
  (void)button.try_send(louder);  // 16 presses that nobody has heard are enough
}

// What is on the screen: the volume, a few times a second.
void loop() {
  static int shown = 0;
  pawl::guard held{settings};
  if (volume != shown) Serial.printf("screen: volume %d\n", volume);
  shown = volume;
  held.unlock();
  delay(200);
}

void audio(void *) {
  for (;;) {
    while (auto command = pressed.try_recv()) {
      pawl::guard held{settings};
      volume += *command;
      Serial.printf("volume %d\n", volume);
    }
    vTaskDelay(pdMS_TO_TICKS(5));  // a batch of sound is played
  }
}
