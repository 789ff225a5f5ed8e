// Kernel V10.4 and V11: an interrupt receives, peeks and asks; what it takes makes room for a sender that waits.
#include <FreeRTOS.h>
#include <queue.h>
#include <semphr.h>
#include <task.h>

static QueueHandle_t queue;
static SemaphoreHandle_t counting;
static int presses, got, peeked, received, waiting, empty, full, taken, front;
static BaseType_t woken = pdFALSE;

void pressed() {
    switch (++presses) {
        case 1:
            full = (int)xQueueIsQueueFullFromISR(queue);
            peeked = (int)xQueuePeekFromISR(queue, &front);
            received = (int)xQueueReceiveFromISR(queue, &got, &woken);
            waiting = (int)uxQueueMessagesWaitingFromISR(queue);
            break;
        case 2:
            taken = (int)xSemaphoreTakeFromISR(counting, NULL);
            taken += 10 * (int)xSemaphoreTakeFromISR(counting, NULL);
            while (xQueueReceiveFromISR(queue, &got, NULL) == pdTRUE) {}
            empty = (int)xQueueIsQueueEmptyFromISR(queue);
            break;
    }
    portYIELD_FROM_ISR(woken);
}

void sends(void*) {
    for (int i = 1; i <= 3; ++i) xQueueSend(queue, &i, portMAX_DELAY);
    Serial.println("the third is in");
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(2000000);
    queue = xQueueCreate(2, sizeof(int));
    counting = xSemaphoreCreateCounting(5, 1);
    pinMode(2, INPUT_PULLUP);
    xTaskCreate(sends, "sends", 256, NULL, 3, NULL);
    attachInterrupt(digitalPinToInterrupt(2), pressed, FALLING);
    vTaskDelay(15);
    Serial.print("full ");
    Serial.print(full);
    Serial.print(", peeked ");
    Serial.print(peeked);
    Serial.print(front);
    Serial.print(", received ");
    Serial.print(received);
    Serial.print(got);
    Serial.print(", left ");
    Serial.print(waiting);
    Serial.print(", woken ");
    Serial.println(woken);
    vTaskDelay(10);
    Serial.print("taken ");
    Serial.print(taken);
    Serial.print(", last ");
    Serial.print(got);
    Serial.print(", empty ");
    Serial.println(empty);
}
void loop() { vTaskDelete(NULL); }
/* Prints:
the third is in
full 1, peeked 11, received 11, left 1, woken 1
taken 1, last 3, empty 1
*/
