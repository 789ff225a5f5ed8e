// Tasks that count for ever in memory that another one reads: each round is a step, and there is no last one.
#include <FreeRTOS.h>
#include <task.h>

volatile unsigned long counts[2];

void counter(void *which) {
  for (;;) counts[(intptr_t)which]++;
}

void setup() {
  Serial.begin(9600);
  for (intptr_t i = 0; i < 2; i++) xTaskCreate(counter, "counter", 256, (void *)i, 1, NULL);
}

void loop() {
  vTaskDelay(100);
  Serial.println(counts[0] + counts[1]);
}
