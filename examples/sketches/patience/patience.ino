// The two mutexes again, in opposite orders, but with patience: whoever does not get the second mutex in time gives back
// the first and tries again later. The two wait for different times, or they would step aside together for ever.
#include <Arduino_FreeRTOS.h>
#include <semphr.h>

struct Worker {
  const char *name;
  SemaphoreHandle_t first;
  SemaphoreHandle_t second;
  TickType_t patience;
};

Worker workers[2];

void setup() {
  Serial.begin(9600);
  SemaphoreHandle_t drill = xSemaphoreCreateMutex();
  SemaphoreHandle_t vice = xSemaphoreCreateMutex();
  workers[0] = {"Ada", drill, vice, 2};
  workers[1] = {"Ben", vice, drill, 5};
  for (Worker &one : workers) xTaskCreate(work, one.name, 192, &one, 1, NULL);
}

void loop() {
}

void say(const Worker &me, const char *what) {
  Serial.println(String(me.name) + " " + what);
}

void work(void *parameter) {
  const Worker &me = *(Worker *)parameter;
  for (;;) {
    xSemaphoreTake(me.first, portMAX_DELAY);
    vTaskDelay(1);  // walks to the other tool
    if (xSemaphoreTake(me.second, me.patience) == pdTRUE) break;
    xSemaphoreGive(me.first);
    say(me, "steps aside");
    vTaskDelay(me.patience);
  }
  say(me, "works with both");
  xSemaphoreGive(me.second);
  xSemaphoreGive(me.first);
  vTaskDelete(NULL);
}
