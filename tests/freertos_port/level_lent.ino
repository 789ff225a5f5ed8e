// Three levels: the lowest holds a lock that the highest waits for, and the one between computes until the highest has had it.
#include <FreeRTOS.h>
#include <task.h>
#include <pawl/lock.hpp>
#include <pawl/task.hpp>
#include <atomic>
pawl::async_mutex m{"radio"};
std::atomic<bool> had_it{false};
pawl::executor<3> levels;
pawl::static_frame<2000> low_frame, middle_frame, high_frame;
pawl::task<void> high(pawl::static_frame<2000>&) {
  auto held = co_await m.async_lock();
  had_it = true;
}
pawl::task<void> middle(pawl::static_frame<2000>&) {
  while (!had_it) {
  }
  co_return;
}
pawl::task<void> low(pawl::static_frame<2000>&) {
  auto held = co_await m.async_lock();
  levels.spawn<2>(high(high_frame));
  levels.spawn<1>(middle(middle_frame));
}
void work(void*) {
  levels.spawn<0>(low(low_frame));
  levels.run();
  configASSERT(had_it && uxTaskPriorityGet(NULL) == 2);
  vTaskDelete(NULL);
}
void setup() {
  xTaskCreate(work, "work", 4096, NULL, 2, NULL);
  vTaskDelete(NULL);
}
void loop() {}
