// A task that computes for ever, without a call that another task could notice. Its equal goes on beside it; one of lower
// priority starves.
#ifndef PRIORITY
#define PRIORITY 1
#endif

void computes(void *) {
  for (;;) {
    volatile int x = 0;
    x = x + 1;
  }
}

void prints(void *) {
  for (;;) {
    Serial.println("tick");
    vTaskDelay(10);
  }
}

void setup() {
  Serial.begin(115200);
  xTaskCreatePinnedToCore(prints, "prints", 2048, NULL, 1, NULL, 0);
  xTaskCreatePinnedToCore(computes, "computes", 2048, NULL, PRIORITY, NULL, 0);
}

void loop() {
  delay(10);
}
