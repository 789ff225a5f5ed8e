/* Kernel V10.4 and V11: xTaskDelayUntil() keeps its period whatever the work takes. Late it returns pdFALSE at once, the
   mark goes on by one period, and equals get their turn all the same. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static void busy(TickType_t ticks) {
    TickType_t since = xTaskGetTickCount();
    while (xTaskGetTickCount() - since < ticks) {}
}

static void equal(void* unused) {
    (void)unused;
    puts("equal");
    vTaskDelete(NULL);
}

static void periodic(void* unused) {
    (void)unused;
    TickType_t last = xTaskGetTickCount();
    for (int round = 0; round < 2; ++round) {
        busy(3);
        printf("%d", (int)xTaskDelayUntil(&last, 10));
        printf(" at %u\n", (unsigned)xTaskGetTickCount());
    }
    busy(25);
    vTaskSuspendAll();
    xTaskCreate(equal, "equal", 256, NULL, 2, NULL);
    xTaskResumeAll();
    for (int round = 0; round < 3; ++round) {
        int slept = (int)xTaskDelayUntil(&last, 10);
        printf("%d at %u, mark %u\n", slept, (unsigned)xTaskGetTickCount(), (unsigned)last);
    }
    busy(10);
    printf("exactly on time: %d\n", (int)xTaskDelayUntil(&last, 10));
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(periodic, "periodic", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
1 at 10
1 at 20
equal
0 at 45, mark 30
0 at 45, mark 40
1 at 50, mark 50
exactly on time: 0
*/
