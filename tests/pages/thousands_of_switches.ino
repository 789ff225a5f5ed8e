// Minutes of three tasks that hand the core on every few ticks, print and blink: more than fits a screen.
#include <Arduino_FreeRTOS.h>
#include <semphr.h>

SemaphoreHandle_t baton[3];

void relay(void* which) {
    const long me = (long)which;
    for (long round = 0;; ++round) {
        xSemaphoreTake(baton[me], portMAX_DELAY);
        digitalWrite(10 + me, round & 1);
        if (round % 16 == 0) {
            Serial.print("</script><!-- round ");
            Serial.println(round);
        }
        if (me == 2) vTaskDelay(1);
        xSemaphoreGive(baton[(me + 1) % 3]);
    }
}

void setup() {
    Serial.begin(115200);
    for (long i = 0; i < 3; ++i) {
        pinMode(10 + i, OUTPUT);
        baton[i] = xSemaphoreCreateBinary();
        xTaskCreate(relay, "relay", 128, (void*)i, 1 + i, NULL);
    }
    xSemaphoreGive(baton[0]);
}

void loop() {}
