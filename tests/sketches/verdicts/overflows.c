/* Kernel V10.4: a task goes deeper than the stack that it was given. */
#include <FreeRTOS.h>
#include <task.h>

static int deep(int levels) {
    volatile char room[200];
    room[0] = (char)levels;
    return levels == 0 ? room[0] : deep(levels - 1) + room[0];
}

static void measure(void* unused) {
    (void)unused;
    deep(1000);
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(measure, "measure", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
