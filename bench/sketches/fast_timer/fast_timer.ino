// A timer that interrupts 40,000 times a second, as for sound, and wakes a task at each hundredth.
hw_timer_t *timer;
TaskHandle_t player;
volatile unsigned samples;

void IRAM_ATTR onSample() {
  BaseType_t woken = pdFALSE;
  if (++samples % 100 == 0) vTaskNotifyGiveFromISR(player, &woken);
  portYIELD_FROM_ISR(woken);
}

void plays(void *) {
  for (;;) ulTaskNotifyTake(pdTRUE, portMAX_DELAY);
}

void setup() {
  Serial.begin(115200);
  xTaskCreatePinnedToCore(plays, "player", 4096, NULL, 5, &player, 1);
  timer = timerBegin(0, 80, true);
  timerAttachInterrupt(timer, onSample, true);
  timerAlarmWrite(timer, 25, true);
  timerAlarmEnable(timer);
}

void loop() { delay(1000); }
