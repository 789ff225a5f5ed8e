// Who gives up waiting takes its priority back.
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <pawl/lock.hpp>
using namespace std::chrono_literals;
pawl::mutex a{"a"};
void high(void*) {
  const bool got = a.try_lock_for(3ms);
  Serial.println(got ? "high has it" : "high gives up");
  if (got) a.unlock();
  vTaskDelete(NULL);
}
void low(void*) {
  pawl::guard first{a};
  xTaskCreatePinnedToCore(high, "high", 2048, NULL, 5, NULL, 0);
  configASSERT(uxTaskPriorityGet(NULL) == 5);
  vTaskDelay(5);
  configASSERT(uxTaskPriorityGet(NULL) == 1);
  first.unlock();
  vTaskDelete(NULL);
}
void setup() { Serial.begin(9600); xTaskCreatePinnedToCore(low, "low", 2048, NULL, 1, NULL, 0); vTaskDelete(NULL); }
void loop() {}
