/* Kernel V10.4 and V11 with configUSE_IDLE_HOOK: the hook runs again and again while nobody else wants the core. */
#define configUSE_IDLE_HOOK 1
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static volatile unsigned rounds;
void vApplicationIdleHook(void) { ++rounds; }

static void works(void* unused) {
    (void)unused;
    printf("%u tasks\n", (unsigned)uxTaskGetNumberOfTasks());
    const unsigned before = rounds;
    taskYIELD();
    printf("not while a task works: %d\n", rounds == before);
    vTaskDelay(3);
    printf("while it waits: %d\n", rounds > before + 10);
    vTaskEndScheduler();
}

int main(void) {
    xTaskCreate(works, "works", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
2 tasks
not while a task works: 1
while it waits: 1
*/
