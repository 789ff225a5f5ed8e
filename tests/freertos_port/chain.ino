// Priorities are lent along a chain: low holds a, middle holds b and waits for a, high waits for b.
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <pawl/lock.hpp>
pawl::mutex a{"a"}, b{"b"};
void high(void*) {
  pawl::guard second{b};
  Serial.println("high has b");
  second.unlock();
  vTaskDelete(NULL);
}
void middle(void*) {
  pawl::guard second{b};
  pawl::guard first{a};
  Serial.println("middle has both");
  first.unlock();
  configASSERT(uxTaskPriorityGet(NULL) == 5);
  second.unlock();
  configASSERT(uxTaskPriorityGet(NULL) == 3);
  Serial.println("middle ends");
  vTaskDelete(NULL);
}
void low(void*) {
  pawl::guard first{a};
  xTaskCreatePinnedToCore(middle, "middle", 2048, NULL, 3, NULL, 0);
  configASSERT(uxTaskPriorityGet(NULL) == 3);
  xTaskCreatePinnedToCore(high, "high", 2048, NULL, 5, NULL, 0);
  configASSERT(uxTaskPriorityGet(NULL) == 5);
  first.unlock();
  configASSERT(uxTaskPriorityGet(NULL) == 1);
  Serial.println("low ends");
  vTaskDelete(NULL);
}
void setup() { Serial.begin(9600); xTaskCreatePinnedToCore(low, "low", 2048, NULL, 1, NULL, 0); vTaskDelete(NULL); }
void loop() {}
