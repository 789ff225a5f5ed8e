/* Kernel V10.4 and V11: inheritance is not handed on: low holds x, middle holds y and waits for x, high waits for y. Middle
   gets high's priority, low keeps middle's own. */
#include <FreeRTOS.h>
#include <semphr.h>
#include <stdio.h>
#include <task.h>

static SemaphoreHandle_t x, y;
static TaskHandle_t low, middle;

static void runs_low(void* unused) {
    (void)unused;
    xSemaphoreTake(x, portMAX_DELAY);
    vTaskDelay(10);
    printf("low %u, middle %u\n", (unsigned)uxTaskPriorityGet(NULL), (unsigned)uxTaskPriorityGet(middle));
    xSemaphoreGive(x);
    printf("low %u\n", (unsigned)uxTaskPriorityGet(NULL));
    vTaskDelete(NULL);
}
static void runs_middle(void* unused) {
    (void)unused;
    vTaskDelay(2);
    xSemaphoreTake(y, portMAX_DELAY);
    xSemaphoreTake(x, portMAX_DELAY);
    xSemaphoreGive(x);
    printf("middle %u\n", (unsigned)uxTaskPriorityGet(NULL));
    xSemaphoreGive(y);
    printf("middle %u\n", (unsigned)uxTaskPriorityGet(NULL));
    vTaskDelete(NULL);
}
static void runs_high(void* unused) {
    (void)unused;
    vTaskDelay(4);
    xSemaphoreTake(y, portMAX_DELAY);
    puts("high has y");
    xSemaphoreGive(y);
    vTaskDelete(NULL);
}

int main(void) {
    x = xSemaphoreCreateMutex();
    y = xSemaphoreCreateMutex();
    xTaskCreate(runs_low, "low", 256, NULL, 1, &low);
    xTaskCreate(runs_middle, "middle", 256, NULL, 2, &middle);
    xTaskCreate(runs_high, "high", 256, NULL, 3, NULL);
    vTaskStartScheduler();
}
/* Prints:
low 2, middle 3
middle 3
high has y
middle 2
low 1
*/
