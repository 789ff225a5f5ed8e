/* Kernel V10.4 and V11 with configASSERT(): what a program must not do stops it there. Another file says which this one does. */
#include <FreeRTOS.h>
#include <event_groups.h>
#include <message_buffer.h>
#include <queue.h>
#include <semphr.h>
#include <stdio.h>
#include <task.h>
#include <timers.h>

extern void (*const chosen)(void);

static int item;
static SemaphoreHandle_t mutex;

static void nothing(void* unused) {
    (void)unused;
    vTaskDelete(NULL);
}
static void gives(void* unused) {
    (void)unused;
    xSemaphoreGive(mutex);
}
static void returns(void* unused) { (void)unused; }

void queue_of_no_items(void) { xQueueCreate(0, 4); }
void null_queue(void) { xQueueSend(NULL, &item, 0); }
void null_semaphore(void) { xSemaphoreTake(NULL, portMAX_DELAY); }
void number_as_queue(void) { xQueueSend((QueueHandle_t)5, &item, 0); }
void number_as_task(void) { vTaskSuspend((TaskHandle_t)5); }
void handle_by_address(void) { xSemaphoreTake((SemaphoreHandle_t)&mutex, 0); }
void null_item(void) { xQueueSend(xQueueCreate(1, 4), NULL, 0); }
void null_group(void) { xEventGroupSetBits(NULL, 1); }
void null_function(void) { xTaskCreate(NULL, "none", 256, NULL, 1, NULL); }
void null_resumed(void) { vTaskResume(NULL); }
void semaphore_as_queue(void) { xQueueReceive(xSemaphoreCreateBinary(), &item, 0); }
void queue_as_semaphore(void) { xSemaphoreTake(xQueueCreate(1, 4), 0); }
void task_as_queue(void) { xQueueReceive((QueueHandle_t)xTaskGetCurrentTaskHandle(), &item, 0); }
void group_as_queue(void) { xQueueReceive((QueueHandle_t)xEventGroupCreate(), &item, 0); }
void queue_as_task(void) { vTaskSuspend((TaskHandle_t)xQueueCreate(1, 4)); }
void queue_as_timer(void) { xTimerStart((TimerHandle_t)xQueueCreate(1, 4), 0); }
void plain_as_recursive(void) { xSemaphoreTakeRecursive(xSemaphoreCreateMutex(), 0); }
void recursive_as_plain(void) { xSemaphoreTake(xSemaphoreCreateRecursiveMutex(), 0); }
void deleted_queue(void) {
    QueueHandle_t queue = xQueueCreate(1, 4);
    vQueueDelete(queue);
    xQueueSend(queue, &item, 0);
}
void deleted_timer(void) {
    TimerHandle_t timer = xTimerCreate("timer", 5, pdFALSE, NULL, (TimerCallbackFunction_t)nothing);
    xTimerDelete(timer, 0);
    vTaskDelay(1);
    xTimerStart(timer, 0);
}
void deleted_task(void) {
    TaskHandle_t task;
    xTaskCreate(nothing, "gone", 256, NULL, 3, &task);
    vTaskPrioritySet(task, 1);
}
void deleted_twice(void) {
    TaskHandle_t task;
    xTaskCreate(nothing, "gone", 256, NULL, 3, &task);
    vTaskDelete(task);
}
void strange_give(void) {
    mutex = xSemaphoreCreateMutex();
    xSemaphoreTake(mutex, 0);
    xTaskCreate(gives, "stranger", 256, NULL, 3, NULL);
}
void priority_too_high(void) { xTaskCreate(nothing, "high", 256, NULL, configMAX_PRIORITIES, NULL); }
void priority_set_too_high(void) { vTaskPrioritySet(NULL, 99); }
void function_that_returns(void) { xTaskCreate(returns, "returns", 256, NULL, 3, NULL); }
void counting_above_most(void) { xSemaphoreCreateCounting(2, 3); }
void period_zero(void) { xTimerCreate("none", 0, pdTRUE, NULL, (TimerCallbackFunction_t)nothing); }
void kernels_own_bits(void) { xEventGroupSetBits(xEventGroupCreate(), 0x01000000); }
void no_bits(void) { xEventGroupWaitBits(xEventGroupCreate(), 0, 0, 0, 5); }
void slot_too_high(void) { ulTaskNotifyTakeIndexed(8, 1, 0); }
void overwrites_of_two(void) { xQueueOverwrite(xQueueCreate(2, 4), &item); }
void message_buffer_too_small(void) { xMessageBufferCreate(4); }
void waits_in_critical(void) {
    taskENTER_CRITICAL();
    vTaskDelay(5);
}
void receives_in_critical(void) {
    taskENTER_CRITICAL();
    xQueueReceive(xQueueCreate(1, 4), &item, 5);
}
void delays_while_suspended(void) {
    vTaskSuspendAll();
    vTaskDelay(5);
}
void takes_while_suspended(void) {
    mutex = xSemaphoreCreateMutex();
    vTaskSuspendAll();
    xSemaphoreTake(mutex, 5);
}
void resumes_too_often(void) { xTaskResumeAll(); }
void leaves_too_often(void) { taskEXIT_CRITICAL(); }
void set_without_room(void) {
    QueueSetHandle_t set = xQueueCreateSet(1);
    QueueHandle_t queue = xQueueCreate(2, 4);
    xQueueAddToSet(queue, set);
    xQueueSend(queue, &item, 0);
    xQueueSend(queue, &item, 0);
}
static int deep(int levels) {
    volatile char room[200];
    room[0] = (char)levels;
    return levels == 0 ? room[0] : deep(levels - 1) + room[0];
}
void overflows(void) { deep(1000); }
void own_assert(void) { configASSERT(item == 1); }

void before_start(void) {
    xQueueReceive(xQueueCreate(1, 4), &item, 5);
}
void delays_before_start(void) {
    vTaskDelay(5);
}

static void runs(void* unused) {
    (void)unused;
    puts("does it");
    chosen();
    puts("did it");
    vTaskDelete(NULL);
}

int main(void) {
    if (chosen == before_start || chosen == delays_before_start) runs(NULL);
    xTaskCreate(runs, "runs", 512, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
does it
*/
