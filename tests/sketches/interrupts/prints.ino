// Arduino: what an interrupt prints is seen; it does not wait for the line. Resuming a task from an interrupt; event bits
// and a timer command from there.
#include <FreeRTOS.h>
#include <event_groups.h>
#include <task.h>
#include <timers.h>

static TaskHandle_t sleeper;
static EventGroupHandle_t group;
static TimerHandle_t timer;
static int presses;

void pressed() {
    BaseType_t woken = pdFALSE;
    ++presses;
    Serial.print("press ");
    Serial.println(presses);
    if (presses == 1) woken = xTaskResumeFromISR(sleeper);
    if (presses == 2) xEventGroupSetBitsFromISR(group, 4, &woken);
    if (presses == 3) xTimerStartFromISR(timer, &woken);
    portYIELD_FROM_ISR(woken);
}
void fires(TimerHandle_t) {
    Serial.print("timer at ");
    Serial.println(millis());
}
void sleeps(void*) {
    vTaskSuspend(NULL);
    Serial.println("resumed");
    EventBits_t bits = xEventGroupWaitBits(group, 4, pdTRUE, pdTRUE, portMAX_DELAY);
    Serial.print("bits ");
    Serial.println(bits);
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(2000000);
    group = xEventGroupCreate();
    timer = xTimerCreate("timer", 7, pdFALSE, NULL, fires);
    pinMode(2, INPUT_PULLUP);
    attachInterrupt(digitalPinToInterrupt(2), pressed, FALLING);
    xTaskCreate(sleeps, "sleeps", 256, NULL, 2, &sleeper);
}
void loop() { vTaskDelete(NULL); }
/* Prints:
press 1
resumed
press 2
bits 4
press 3
timer at 37
press 4
*/
