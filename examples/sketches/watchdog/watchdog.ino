// A watchdog task: every worker must notify it once in half a second. Who does not is named.
#include <Arduino_FreeRTOS.h>
#include <task.h>

struct Worker {
  const char *name;
  uint32_t bit;
  int rounds;  // until it hangs; 0: never
};

const Worker workers[] = {{"pump", 1, 0}, {"valve", 2, 3}};
const uint32_t allBits = 3;
TaskHandle_t watchdogTask;

void setup() {
  Serial.begin(115200);
  xTaskCreate(watchdog, "watchdog", 192, NULL, 3, &watchdogTask);
  for (const Worker &one : workers) xTaskCreate(work, one.name, 192, (void *)&one, 1, NULL);
}

void loop() {
}

void work(void *parameter) {
  const Worker &me = *(const Worker *)parameter;
  for (int round = 1; me.rounds == 0 || round <= me.rounds; round++) {
    xTaskNotify(watchdogTask, me.bit, eSetBits);
    vTaskDelay(pdMS_TO_TICKS(200));
  }
  vTaskSuspend(NULL);  // hangs
}

void watchdog(void *) {
  for (;;) {
    vTaskDelay(pdMS_TO_TICKS(500));
    uint32_t alive = 0;
    xTaskNotifyWait(0, allBits, &alive, 0);
    if (alive == allBits) {
      Serial.println("all alive");
      continue;
    }
    for (const Worker &one : workers)
      if (!(alive & one.bit)) Serial.println(String(one.name) + " has hung");
  }
}
