/* Kernel V10.4 and V11: a resume that comes before the task suspends itself is lost, and nobody resumes it later. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static TaskHandle_t idler;

static void idles(void* unused) {
    (void)unused;
    vTaskDelay(5);
    printf("idler suspends itself\n");
    vTaskSuspend(NULL);
    printf("resumed\n");
}
static void resumes(void* unused) {
    (void)unused;
    printf("resumed too early\n");
    vTaskResume(idler);
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(idles, "idler", 256, NULL, 2, &idler);
    xTaskCreate(resumes, "resumer", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
resumed too early
idler suspends itself
*/
