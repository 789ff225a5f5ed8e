/* Kernel V10.4 and V11: the idle hook must not wait, for then nobody is left to run. */
#define configUSE_IDLE_HOOK 1
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

void vApplicationIdleHook(void) { vTaskDelay(1); }

static void works(void* unused) {
    (void)unused;
    printf("working\n");
    vTaskDelay(3);
    printf("not reached\n");
}

int main(void) {
    xTaskCreate(works, "works", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
working
*/
