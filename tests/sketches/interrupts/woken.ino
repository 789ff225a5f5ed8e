// Kernel V10.4 and V11: a call that ends in FromISR says pdTRUE only where it woke a task above the interrupted one; that
// one runs at the interrupt's end, a lower one in its time.
#include <FreeRTOS.h>
#include <queue.h>
#include <semphr.h>
#include <task.h>

static QueueHandle_t queue;
static SemaphoreHandle_t binary;
static volatile int presses;
static volatile int woken_by[4];
static TaskHandle_t notified;

void receives(void*) {
    int number;
    for (int i = 0; i < 2; ++i) {
        xQueueReceive(queue, &number, portMAX_DELAY);
        Serial.print("high got ");
        Serial.println(number);
    }
    vTaskDelete(NULL);
}
void takes(void*) {
    xSemaphoreTake(binary, portMAX_DELAY);
    Serial.println("low took it");
    vTaskDelete(NULL);
}
void is_notified(void*) {
    ulTaskNotifyTake(pdTRUE, portMAX_DELAY);
    Serial.println("equal was notified");
    vTaskDelete(NULL);
}

void pressed() {
    BaseType_t woken = pdFALSE;
    const int number = ++presses;
    switch (number) {
        case 1: xQueueSendFromISR(queue, (const void*)&number, &woken); break;
        case 2: xSemaphoreGiveFromISR(binary, &woken); break;
        case 3: vTaskNotifyGiveFromISR(notified, &woken); break;
        default: xQueueSendToFrontFromISR(queue, (const void*)&number, &woken); break;
    }
    woken_by[number - 1] = woken;
    portYIELD_FROM_ISR(woken);
}

void works(void*) {
    TickType_t until = xTaskGetTickCount() + 50;
    int seen = 0;
    while (xTaskGetTickCount() < until) {
        if (seen == presses) continue;
        seen = presses;
        Serial.print("working after press ");
        Serial.print(seen);
        Serial.print(", woken ");
        Serial.println(woken_by[seen - 1]);
    }
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(2000000);
    queue = xQueueCreate(2, sizeof(int));
    binary = xSemaphoreCreateBinary();
    pinMode(2, INPUT_PULLUP);
    attachInterrupt(digitalPinToInterrupt(2), pressed, FALLING);
    xTaskCreate(receives, "high", 256, NULL, 5, NULL);
    xTaskCreate(takes, "low", 256, NULL, 2, NULL);
    xTaskCreate(is_notified, "equal", 256, NULL, 3, &notified);
    vTaskDelay(1);
    xTaskCreate(works, "works", 256, NULL, 3, NULL);
}
void loop() { vTaskDelete(NULL); }
/* Prints:
high got 1
working after press 1, woken 1
working after press 2, woken 0
working after press 3, woken 0
equal was notified
high got 4
working after press 4, woken 1
low took it
*/
