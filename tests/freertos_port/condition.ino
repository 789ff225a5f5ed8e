// A condition: the wait gives the mutex back and takes it again, woken by one notify.
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <pawl/lock.hpp>
pawl::mutex m{"m"};
pawl::condition changed{"changed"};
bool ready = false;
void setup() {
  xTaskCreate([](void*) {
    pawl::guard held{m};
    changed.wait(held, [] { return ready; });
    configASSERT(ready);
    held.unlock();
    vTaskDelete(NULL);
  }, "waiter", 2048, NULL, 2, NULL);
  {
    pawl::guard held{m};
    ready = true;
  }
  changed.notify_one();
  vTaskDelete(NULL);
}
void loop() {}
