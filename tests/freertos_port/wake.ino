// A task sleeps in recv(); an interrupt's try_send wakes it, whenever it comes.
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <pawl/channel.hpp>
pawl::static_channel<int, 2> numbers;
auto in = numbers.sender();
auto out = numbers.receiver();
void onPress() { (void)in.try_send(7); }
void setup() {
  pinMode(2, INPUT_PULLUP);
  attachInterrupt(2, onPress, FALLING);
  xTaskCreate([](void*) {
    auto got = out.recv();
    configASSERT(got && *got == 7);
    vTaskDelete(NULL);
  }, "reader", 2048, NULL, 2, NULL);
  vTaskDelete(NULL);
}
void loop() {}
