#include <Arduino_FreeRTOS.h>

static void work(void*) {}

void start() {
    xTaskCreate(work, "work", 128, nullptr, 1, nullptr);
#ifndef RIGHT
    xTaskCreatePinnedToCore(work, "work", 128, nullptr, 1, nullptr, 0);  // EXPECT: xTaskCreatePinnedToCore
#endif
}
