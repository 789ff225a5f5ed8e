/* Kernel V10.4 and V11: on one core what vTaskSuspendAll() encloses is one's own. */
#include <FreeRTOS.h>
#include <task.h>

static int count, ended;

static void counts(void* unused) {
    (void)unused;
    vTaskSuspendAll();
    ++count;
    if (++ended == 2) configASSERT(count == 2);
    xTaskResumeAll();
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(counts, "a", 256, NULL, 2, NULL);
    xTaskCreate(counts, "b", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
