// Two cores: who sleeps and who wakes run at the same time, the waker in an interrupt that comes at any step.
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <pawl/channel.hpp>
pawl::static_channel<int, 2> numbers;
auto in = numbers.sender();
auto out = numbers.receiver();
void setup() {
  xTaskCreatePinnedToCore([](void*) {
    auto got = out.recv();
    configASSERT(got && *got == 7);
    vTaskDelete(NULL);
  }, "reader", 8192, NULL, 2, NULL, 0);
  configASSERT(in.try_send(7));
  vTaskDelete(NULL);
}
void loop() {}
