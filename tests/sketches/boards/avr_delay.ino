// Kernel V10.4 and V11 with the AVR library: delay() sleeps whole ticks and is busy for the rest, so that lower tasks run
// for the first part only; before the scheduler it is busy.
#include <Arduino_FreeRTOS.h>

static unsigned long lower;

void counts(void*) {
    for (;;) {
        lower = millis();
        taskYIELD();
    }
}
void delays(void*) {
    unsigned long since = millis();
    delay(40);
    unsigned long end = millis();
    Serial.print("40 ms took ");
    Serial.println(end - since);
    Serial.print("the lower one ran until about 32 ms: ");
    Serial.println(lower - since >= 15 && lower - since <= 33);
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(115200);
    unsigned long since = millis();
    delay(100);
    Serial.print("in setup ");
    Serial.println(millis() - since);
    xTaskCreate(counts, "counts", 128, NULL, 1, NULL);
    xTaskCreate(delays, "delays", 192, NULL, 2, NULL);
}
void loop() {}
/* Prints:
in setup 100
40 ms took 40
the lower one ran until about 32 ms: 1
*/
