/* Kernel V10.4: a task is deleted while it waits for a lock; another one begins on its stack, and is not mistaken for it. */
#include <FreeRTOS.h>
#include <semphr.h>
#include <task.h>

static SemaphoreHandle_t lock;
static TaskHandle_t waiting;
static volatile int work;

static void waits(void* unused) {
    (void)unused;
    xSemaphoreTake(lock, portMAX_DELAY);
    configASSERT(!"it was deleted before");
}

static void begins_later(void* unused) {
    volatile char own[512];
    (void)unused;
    for (unsigned i = 0; i < sizeof own; ++i) own[i] = (char)0xa5;
    for (int i = 0; i < 3; ++i) {
        work = work + own[i];
        vTaskDelay(1);
    }
    vTaskDelete(NULL);
}

static void holds(void* unused) {
    (void)unused;
    xSemaphoreTake(lock, portMAX_DELAY);
    xTaskCreate(waits, "waits", 256, NULL, 3, &waiting);
    vTaskDelete(waiting);
    xTaskCreate(begins_later, "begins later", 1024, NULL, 2, NULL);
    for (int i = 0; i < 3; ++i) work = work + 1;
    xSemaphoreGive(lock);
    vTaskDelete(NULL);
}

int main(void) {
    lock = xSemaphoreCreateMutex();
    xTaskCreate(holds, "holds", 512, NULL, 1, NULL);
    vTaskStartScheduler();
}
