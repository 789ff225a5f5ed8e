/* Kernel V10.4 and V11: vTaskDelay(0) is a yield: equals run, lower ones do not, no time passes. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static void turns(void* name) {
    for (int turn = 0; turn < 2; ++turn) {
        printf("%s at tick %u\n", (const char*)name, (unsigned)xTaskGetTickCount());
        vTaskDelay(0);
    }
    vTaskDelete(NULL);
}

static void begins(void* unused) {
    (void)unused;
    xTaskCreate(turns, "low", 256, "low", 1, NULL);
    xTaskCreate(turns, "a", 256, "a", 2, NULL);
    xTaskCreate(turns, "b", 256, "b", 2, NULL);
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(begins, "begins", 256, NULL, 3, NULL);
    vTaskStartScheduler();
}
/* Prints:
a at tick 0
b at tick 0
a at tick 0
b at tick 0
low at tick 0
low at tick 0
*/
