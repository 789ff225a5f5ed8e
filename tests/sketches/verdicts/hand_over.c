/* Kernel V10.4 and V11: what a task wrote before it sent, gave, notified, set or commanded is known to whom that reaches. */
#include <FreeRTOS.h>
#include <event_groups.h>
#include <queue.h>
#include <semphr.h>
#include <stream_buffer.h>
#include <task.h>
#include <timers.h>

static QueueHandle_t queue;
static SemaphoreHandle_t semaphore;
static EventGroupHandle_t group;
static StreamBufferHandle_t stream;
static TaskHandle_t receiver;
static int written[6];

static void receives(void* unused) {
    (void)unused;
    char byte;
    int item;
    xQueueReceive(queue, &item, portMAX_DELAY);
    configASSERT(written[0] == 1);
    xSemaphoreTake(semaphore, portMAX_DELAY);
    configASSERT(written[1] == 1);
    ulTaskNotifyTake(pdTRUE, portMAX_DELAY);
    configASSERT(written[2] == 1);
    xEventGroupWaitBits(group, 1, pdTRUE, pdTRUE, portMAX_DELAY);
    configASSERT(written[3] == 1);
    xStreamBufferReceive(stream, &byte, 1, portMAX_DELAY);
    configASSERT(written[4] == 1);
    vTaskDelete(NULL);
}
static void fires(TimerHandle_t timer) {
    (void)timer;
    configASSERT(written[5] == 1);
}

static void sends(void* unused) {
    (void)unused;
    int item = 1;
    written[0] = 1;
    xQueueSend(queue, &item, 0);
    written[1] = 1;
    xSemaphoreGive(semaphore);
    written[2] = 1;
    xTaskNotifyGive(receiver);
    written[3] = 1;
    xEventGroupSetBits(group, 1);
    written[4] = 1;
    xStreamBufferSend(stream, "x", 1, 0);
    TimerHandle_t timer = xTimerCreate("timer", 1, pdFALSE, NULL, fires);
    written[5] = 1;
    xTimerStart(timer, 0);
    vTaskDelete(NULL);
}

int main(void) {
    queue = xQueueCreate(1, sizeof(int));
    semaphore = xSemaphoreCreateBinary();
    group = xEventGroupCreate();
    stream = xStreamBufferCreate(4, 1);
    xTaskCreate(receives, "receiver", 256, NULL, HIGH, &receiver);
    xTaskCreate(sends, "sender", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
