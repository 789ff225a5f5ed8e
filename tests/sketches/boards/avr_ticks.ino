// Kernel V10.4 and V11 with the AVR library: a tick of 16 ms, 16 bits of them, 4 priorities; what is left of a tick after
// pdMS_TO_TICKS is lost; loop() runs in the idle task, after setup() and only where nobody else is ready.
#include <Arduino_FreeRTOS.h>

static bool measured;

void measures(void*) {
    Serial.print("period ");
    Serial.println(portTICK_PERIOD_MS);
    Serial.print("bytes of a tick's number ");
    Serial.println(sizeof(TickType_t));
    Serial.print("priorities ");
    Serial.println(configMAX_PRIORITIES);
    Serial.print("100 ms are ticks: ");
    Serial.println(100 / portTICK_PERIOD_MS);
    unsigned long since = millis();
    vTaskDelay(100 / portTICK_PERIOD_MS);
    Serial.print("which took ");
    Serial.println(millis() - since);
    since = millis();
    vTaskDelay(1);
    Serial.print("one tick took 16 ms: ");
    Serial.println(millis() - since >= 15 && millis() - since <= 17);
    measured = true;
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(9600);
    Serial.print("setup, scheduler state ");
    Serial.println(xTaskGetSchedulerState());
    xTaskCreate(measures, "measures", 192, NULL, 2, NULL);
    Serial.print("tasks ");
    Serial.println(uxTaskGetNumberOfTasks());
}

void loop() {
    static bool first = true;
    if (first) {
        Serial.print("loop in ");
        Serial.print(pcTaskGetName(NULL));
        Serial.print(" at ");
        Serial.print(uxTaskPriorityGet(NULL));
        Serial.print(", tasks ");
        Serial.println(uxTaskGetNumberOfTasks());
        first = false;
    }
    if (measured) {
        Serial.println("loop goes on");
        measured = false;
    }
}
/* Prints:
setup, scheduler state 1
tasks 1
period 16
bytes of a tick's number 2
priorities 4
100 ms are ticks: 6
loop in IDLE at 0, tasks 2
which took #
one tick took 16 ms: 1
loop goes on
*/
