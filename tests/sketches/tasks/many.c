/* Kernel V10.4 and V11: thirty tasks at once; each prints its line once. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static int ready;

static void counts(void* unused) {
    (void)unused;
    ++ready;
    vTaskDelay(10);
    --ready;
    vTaskDelete(NULL);
}

static void creates(void* unused) {
    (void)unused;
    puts("creates");
    for (int i = 0; i < 30; ++i) xTaskCreate(counts, "counts", 128, NULL, 3, NULL);
    printf("%d of %u\n", ready, (unsigned)uxTaskGetNumberOfTasks());
    vTaskDelay(11);
    printf("%d of %u\n", ready, (unsigned)uxTaskGetNumberOfTasks());
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(creates, "creates", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
creates
30 of 32
0 of 2
*/
