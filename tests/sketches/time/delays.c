/* Kernel V10.4 and V11: vTaskDelay(n) ends at the n-th tick from now; sleepers of one tick wake by priority. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static void sleeps(void* name) {
    vTaskDelay(5);
    printf("%s at tick %u\n", (const char*)name, (unsigned)xTaskGetTickCount());
    vTaskDelete(NULL);
}

static void begins(void* unused) {
    (void)unused;
    xTaskCreate(sleeps, "low", 256, "low", 1, NULL);
    xTaskCreate(sleeps, "a", 256, "a", 2, NULL);
    xTaskCreate(sleeps, "b", 256, "b", 2, NULL);
    xTaskCreate(sleeps, "high", 256, "high", 3, NULL);
    for (int i = 0; i < 3; ++i) {
        vTaskDelay(pdMS_TO_TICKS(10));
        printf("begins at tick %u\n", (unsigned)xTaskGetTickCount());
    }
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(begins, "begins", 256, NULL, 4, NULL);
    vTaskStartScheduler();
}
/* Prints:
high at tick 5
a at tick 5
b at tick 5
low at tick 5
begins at tick 10
begins at tick 20
begins at tick 30
*/
