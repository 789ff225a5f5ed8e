// A task's own notification, with the same index as Pawl's, comes while it waits in Pawl: it is not lost.
#define PAWL_FREERTOS_NOTIFICATION 0
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <pawl/channel.hpp>
pawl::static_channel<int, 2> numbers;
auto in = numbers.sender();
auto out = numbers.receiver();
TaskHandle_t reader;
void setup() {
  xTaskCreate([](void*) {
    auto got = out.recv();
    configASSERT(got && *got == 7);
    configASSERT(ulTaskNotifyTake(pdTRUE, portMAX_DELAY) == 2);
    uint32_t bits = 0;
    configASSERT(out.recv() && xTaskNotifyWait(0, 0xffffffff, &bits, portMAX_DELAY) == pdTRUE && bits == 5);
    vTaskDelete(NULL);
  }, "reader", 2048, NULL, 2, &reader);
  xTaskNotifyGive(reader);
  xTaskNotifyGive(reader);
  configASSERT(in.send(7));
  xTaskNotify(reader, 5, eSetBits);
  configASSERT(in.send(8));
  vTaskDelete(NULL);
}
void loop() {}
