/* Kernel V10.4 and V11: taskYIELD() lets equals run, never lower ones; without equals it goes on. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static void yields(void* name) {
    for (int turn = 0; turn < 3; ++turn) {
        printf("%s\n", (const char*)name);
        taskYIELD();
    }
    vTaskDelete(NULL);
}

static void low(void* unused) {
    (void)unused;
    puts("low");
    vTaskDelete(NULL);
}

static void begins(void* unused) {
    (void)unused;
    xTaskCreate(low, "low", 256, NULL, 1, NULL);
    xTaskCreate(yields, "a", 256, "a", 2, NULL);
    xTaskCreate(yields, "b", 256, "b", 2, NULL);
    taskYIELD();
    puts("nobody is its equal");
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(begins, "begins", 256, NULL, 3, NULL);
    vTaskStartScheduler();
}
/* Prints:
nobody is its equal
a
b
a
b
a
b
low
*/
