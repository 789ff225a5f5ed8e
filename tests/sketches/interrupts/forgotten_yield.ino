// Kernel V10.4 and V11: a task that an interrupt wakes runs at the interrupt's end where the handler asks for it. Where that
// is forgotten it runs with the next tick, or when the running task waits; so it does where the core idles.
#include <FreeRTOS.h>
#include <message_buffer.h>
#include <semphr.h>
#include <task.h>

static SemaphoreHandle_t given;
static MessageBufferHandle_t messages;
static volatile int presses, works;
static volatile BaseType_t would;
static TaskHandle_t reader;

void pressed() {
    BaseType_t woken = pdFALSE;
    const int number = ++presses;
    if (number == 3) {
        xMessageBufferSendFromISR(messages, "hi", 2, &woken);
        would = woken;
        portYIELD_FROM_ISR(woken);
    } else if (number == 6) {
        xSemaphoreGiveFromISR(given, NULL);
        portYIELD_FROM_ISR(pdFALSE);
    } else {
        xSemaphoreGiveFromISR(given, &woken);
        if (number == 2) portYIELD_FROM_ISR();
    }
}

// Microseconds since the press, which came at this time.
void tell(const char* what, unsigned long pressed_at) {
    const unsigned long late = micros() - pressed_at;
    Serial.printf("%s: %s\n", what, late < 100 ? "at once" : late < 400 ? "soon" : late < 1000 ? "at the tick" : "late");
}

void high(void*) {
    char text[4];
    const unsigned long times[] = {5300, 10300, 15300, 20300, 25300, 30300};
    for (int i = 0; i < 6; ++i) {
        if (i == 2)
            xMessageBufferReceive(messages, text, sizeof text, portMAX_DELAY);
        else
            xSemaphoreTake(given, portMAX_DELAY);
        const char* const names[] = {"forgotten, works", "asked", "asked, message", "forgotten, waits soon", "forgotten, idle", "said no"};
        tell(names[i], times[i]);
    }
    vTaskEndScheduler();
}

void low(void*) {
    while (presses < 3) delayMicroseconds(50);
    Serial.printf("would wake: %d\n", (int)would);
    vTaskDelay(3);
    while (presses < 4) delayMicroseconds(50);
    delayMicroseconds(100);
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(2000000);
    given = xSemaphoreCreateBinary();
    messages = xMessageBufferCreate(40);
    pinMode(2, INPUT_PULLUP);
    attachInterrupt(digitalPinToInterrupt(2), pressed, FALLING);
    xTaskCreate(high, "high", 256, NULL, 5, NULL);
    xTaskCreate(low, "low", 256, NULL, 3, NULL);
}
void loop() { vTaskDelete(NULL); }
/* Prints:
forgotten, works: at the tick
asked: at once
asked, message: at once
would wake: 1
forgotten, waits soon: soon
forgotten, idle: at the tick
said no: at the tick
*/
