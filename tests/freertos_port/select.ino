// A select over two channels: two words are slept on at once, and the loser's is left behind clean.
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <pawl/channel.hpp>
pawl::static_channel<int, 2> a, b;
auto to_a = a.sender();
auto to_b = b.sender();
auto from_a = a.receiver();
auto from_b = b.receiver();
void onPress() { (void)to_b.try_send(2); }
void setup() {
  pinMode(2, INPUT_PULLUP);
  attachInterrupt(2, onPress, FALLING);
  xTaskCreate([](void*) {
    int sum = 0;
    const auto take = [&](auto got) { if (got) sum += *got; };
    pawl::select(pawl::on_recv(from_a, take), pawl::on_recv(from_b, take));
    configASSERT(sum == 1 || sum == 2);
    vTaskDelete(NULL);
  }, "reader", 4096, NULL, 2, NULL);
  configASSERT(to_a.try_send(1));
  vTaskDelete(NULL);
}
void loop() {}
