// Kernel V10.4 and V11: an interrupt that comes in a critical section, or with interrupts off, waits for its end.
#include <FreeRTOS.h>
#include <task.h>

static volatile unsigned long came;

void pressed() { came = millis(); }

static void busy(unsigned long milliseconds) {
    unsigned long since = millis();
    while (millis() - since < milliseconds) {}
}

void works(void*) {
    taskENTER_CRITICAL();
    taskENTER_CRITICAL();
    busy(10);
    taskEXIT_CRITICAL();
    busy(10);
    Serial.println(came);
    taskEXIT_CRITICAL();
    Serial.println(came);
    noInterrupts();
    busy(10);
    Serial.println(came);
    interrupts();
    Serial.println(came);
    busy(10);
    Serial.println(came);
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(2000000);
    pinMode(2, INPUT_PULLUP);
    attachInterrupt(digitalPinToInterrupt(2), pressed, CHANGE);
    xTaskCreate(works, "works", 256, NULL, 2, NULL);
}
void loop() { vTaskDelete(NULL); }
/* Prints:
0
20
20
30
35
*/
