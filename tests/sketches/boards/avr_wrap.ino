// Kernel V10.4 and V11 with the AVR library: 16-bit ticks begin again after 65536 of them, 1048.576 s; delays across that
// point, and vTaskDelayUntil(), keep their length.
#include <Arduino_FreeRTOS.h>

void sleeps(void*) {
    vTaskDelay(65000);
    Serial.println((unsigned)xTaskGetTickCount());
    TickType_t last = xTaskGetTickCount();
    for (int i = 0; i < 4; ++i) {
        vTaskDelayUntil(&last, 200);
        Serial.println((unsigned)xTaskGetTickCount());
    }
    vTaskDelay(65000);
    Serial.println((unsigned)xTaskGetTickCount());
    vTaskDelay(300);
    Serial.println((unsigned)xTaskGetTickCount());
    TickType_t before = 65500, now = 20;
    Serial.println((TickType_t)(now - before));
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(115200);
    xTaskCreate(sleeps, "sleeps", 192, NULL, 1, NULL);
}
void loop() {}
/* Prints:
65000
65200
65400
64
264
65264
28
56
*/
