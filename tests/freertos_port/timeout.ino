// The time-out of a wait against the wake-up that ends it: one of the two, and nothing is left behind for the next wait.
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <pawl/channel.hpp>
using namespace std::chrono_literals;
pawl::static_channel<int, 2> numbers;
auto in = numbers.sender();
auto out = numbers.receiver();
void setup() {
  xTaskCreate([](void*) {
    auto got = out.recv_for(2ms);
    if (!got) got = out.recv();
    configASSERT(got && *got == 7);
    configASSERT(ulTaskNotifyTake(pdTRUE, 0) == 0);
    vTaskDelete(NULL);
  }, "reader", 2048, NULL, 2, NULL);
  xTaskCreate([](void*) {
    vTaskDelay(2);
    configASSERT(in.send(7));
    vTaskDelete(NULL);
  }, "writer", 2048, NULL, 1, NULL);
  vTaskDelete(NULL);
}
void loop() {}
