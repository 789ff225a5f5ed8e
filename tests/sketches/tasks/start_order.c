/* Kernel V10.4 with software timers: at the start the highest task runs, equals in the order of their creation (the timer
   task has run first, so that nobody's turn is used up). */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static void says(void* name) {
    printf("%s\n", (const char*)name);
    vTaskDelete(NULL);
}

int main(void) {
    puts("main's words before any call of the kernel");
    printf("state %d, ", (int)xTaskGetSchedulerState());
    xTaskCreate(says, "a", 256, "a", 1, NULL);
    xTaskCreate(says, "b", 256, "b", 1, NULL);
    xTaskCreate(says, "c", 256, "c", 1, NULL);
    xTaskCreate(says, "d", 256, "d", 2, NULL);
    printf("%u tasks\n", (unsigned)uxTaskGetNumberOfTasks());
    vTaskStartScheduler();
}
/* Prints:
main's words before any call of the kernel
state 1, 4 tasks
d
a
b
c
*/
