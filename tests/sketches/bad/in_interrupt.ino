// Kernel V10.4 and V11: in an interrupt only calls that end in FromISR; a handler does not wait. Another file says what it does.
#include <FreeRTOS.h>
#include <event_groups.h>
#include <queue.h>
#include <semphr.h>
#include <task.h>
#include <timers.h>

extern void (*chosen)();

static QueueHandle_t queue;
static SemaphoreHandle_t mutex, binary;
static EventGroupHandle_t group;
static TimerHandle_t timer;
static TaskHandle_t task;
static int item;

void runs(void*) { vTaskSuspend(NULL); }
void fires(TimerHandle_t) {}

void delays() { delay(10); }
void task_delays() { vTaskDelay(1); }
void sends() { xQueueSend(queue, &item, 0); }
void receives() { xQueueReceive(queue, &item, portMAX_DELAY); }
void takes() { xSemaphoreTake(binary, portMAX_DELAY); }
void gives() { xSemaphoreGive(binary); }
void gives_mutex() { xSemaphoreGiveFromISR(mutex, NULL); }
void takes_mutex() { xSemaphoreTake(mutex, 0); }
void creates_task() { xTaskCreate(runs, "runs", 256, NULL, 1, NULL); }
void creates_queue() { xQueueCreate(1, 4); }
void deletes() { vTaskDelete(task); }
void suspends() { vTaskSuspend(task); }
void suspends_all() { vTaskSuspendAll(); }
void sets_bits() { xEventGroupSetBits(group, 1); }
void notifies() { xTaskNotifyGive(task); }
void waits_notified() { ulTaskNotifyTake(pdTRUE, 5); }
void queue_as_mutex() { xSemaphoreGiveFromISR(queue, NULL); }

void setup() {
    Serial.begin(115200);
    queue = xQueueCreate(1, sizeof(int));
    mutex = xSemaphoreCreateMutex();
    binary = xSemaphoreCreateBinary();
    group = xEventGroupCreate();
    timer = xTimerCreate("timer", 5, pdFALSE, NULL, fires);
    xTaskCreate(runs, "runs", 256, NULL, 1, &task);
    pinMode(2, INPUT_PULLUP);
    attachInterrupt(digitalPinToInterrupt(2), chosen, FALLING);
    Serial.println("attached");
}
void loop() {
    delay(100);
    Serial.println("nothing happened");
}
/* Prints:
attached
*/
