// Two levels of an executor, each a task of the kernel: coroutines sleep on the tick and meet at a channel.
#include <FreeRTOS.h>
#include <task.h>
#include <pawl/channel.hpp>
#include <pawl/task.hpp>
using namespace std::chrono_literals;
pawl::static_channel<int, 4> numbers;
pawl::static_frame<2000> one, two;
int received = 0;
pawl::task<void> producer(pawl::static_frame<2000>&) {
  auto in = numbers.sender();
  for (int i = 0; i < 2; ++i) {
    co_await pawl::sleep_for(1ms);
    auto sent = co_await in.async_send(i);
    configASSERT(sent);
  }
}
pawl::task<void> consumer(pawl::static_frame<2000>&) {
  auto out = numbers.receiver();
  for (int i = 0; i < 2; ++i) {
    auto got = co_await out.async_recv();
    configASSERT(got && *got == i);
    ++received;
  }
}
void work(void*) {
  {
    pawl::executor<2> levels;
    levels.spawn<0>(consumer(one));
    levels.spawn<1>(producer(two));
    levels.run();
  }
  configASSERT(received == 2);
  vTaskDelete(NULL);
}
void setup() {
  xTaskCreate(work, "work", 4096, NULL, 2, NULL);
  vTaskDelete(NULL);
}
void loop() {}
