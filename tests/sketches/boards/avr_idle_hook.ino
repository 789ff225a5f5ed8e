// Arduino_FreeRTOS on the Uno: a sketch with an idle hook of its own has that in the place of loop().
#include <Arduino_FreeRTOS.h>

static int rounds;
void vApplicationIdleHook(void) {
    if (++rounds == 3) {
        Serial.println("three rounds of the hook");
        vTaskEndScheduler();
    }
}
void setup() { Serial.begin(115200); }
void loop() { Serial.println("loop"); }
/* Prints:
three rounds of the hook
*/
