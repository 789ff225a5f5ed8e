// Kernel V10.4 and V11: bits that an interrupt sets or clears are set and cleared by the timer task, once that runs.
#include <FreeRTOS.h>
#include <event_groups.h>
#include <task.h>

static EventGroupHandle_t group;
static volatile int presses;
static volatile unsigned seen_in_handler[2];
static volatile BaseType_t woken_by[2];

void pressed() {
    BaseType_t woken = pdFALSE;
    const int number = presses++;
    if (number == 0)
        xEventGroupSetBitsFromISR(group, 5, &woken);
    else
        xEventGroupClearBitsFromISR(group, 4);
    seen_in_handler[number] = (unsigned)xEventGroupGetBitsFromISR(group);
    woken_by[number] = woken;
    portYIELD_FROM_ISR(woken);
}

void waits(void*) {
    const EventBits_t bits = xEventGroupWaitBits(group, 1, pdTRUE, pdTRUE, portMAX_DELAY);
    Serial.printf("waiter saw %u, left %u\n", (unsigned)bits, (unsigned)xEventGroupGetBits(group));
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(2000000);
    group = xEventGroupCreate();
    pinMode(2, INPUT_PULLUP);
    attachInterrupt(digitalPinToInterrupt(2), pressed, FALLING);
    xTaskCreate(waits, "waits", 256, NULL, 5, NULL);
}
void loop() {
    static int told = 0;
    vTaskDelay(1);
    if (told == presses) return;
    Serial.printf("press %d: in the handler %u, woken %d, now %u\n", told + 1, seen_in_handler[told], (int)woken_by[told],
                  (unsigned)xEventGroupGetBits(group));
    ++told;
}
/* Prints:
waiter saw 5, left 4
press 1: in the handler 0, woken 1, now 4
press 2: in the handler 4, woken 0, now 0
*/
