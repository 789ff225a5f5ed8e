/* Kernel V10.4 and V11: equals take turns at every tick, in one order; a lower one does not get a turn. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static void works(void* name) {
    for (int turn = 0; turn < 3; ++turn) {
        printf("%s at tick %u\n", (const char*)name, (unsigned)xTaskGetTickCount());
        TickType_t now = xTaskGetTickCount();
        while (xTaskGetTickCount() == now) {}
        /* The tick has come: its equal had its turn before this one goes on. */
    }
    printf("%s ends\n", (const char*)name);
    vTaskDelete(NULL);
}

static void begins(void* unused) {
    (void)unused;
    xTaskCreate(works, "a", 256, "a", 2, NULL);
    xTaskCreate(works, "b", 256, "b", 2, NULL);
    xTaskCreate(works, "low", 256, "low", 1, NULL);
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(begins, "begins", 256, NULL, 3, NULL);
    vTaskStartScheduler();
}
/* Prints:
a at tick 0
b at tick 1
a at tick 2
b at tick 3
a at tick 4
b at tick 5
a ends
b ends
low at tick #
low at tick #
low at tick #
low ends
*/
