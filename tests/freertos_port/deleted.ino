// A task is deleted while it holds a lock: whoever waits is told.
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <pawl/lock.hpp>
pawl::mutex a{"a"};
TaskHandle_t owner;
void high(void*) {
  auto got = a.lock_or_report();
  configASSERT(!got && got.error().why() == pawl::errc::owner_died);
  Serial.println(got.error().report().c_str());
  { auto mended = a.recover(); }
  { pawl::guard again{a}; Serial.println("mended"); }
  vTaskDelete(NULL);
}
void low(void*) {
  a.lock();
  xTaskCreate(high, "high", 4096, NULL, 5, NULL);
  for (;;) vTaskDelay(10);
}
void setup() { Serial.begin(9600); xTaskCreate(low, "low", 4096, NULL, 1, &owner); vTaskDelay(20); vTaskDelete(owner); vTaskDelete(NULL); }
void loop() {}
