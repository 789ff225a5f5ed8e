/* Kernel V10.4 and V11: a hundred equals all get their turn. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static int turns;

static void turn(void* unused) {
    (void)unused;
    ++turns;
    vTaskDelay(5);
    ++turns;
    vTaskDelete(NULL);
}

static void last(void* unused) {
    (void)unused;
    vTaskDelay(20);
    printf("%d turns\n", turns);
    vTaskDelete(NULL);
}

int main(void) {
    for (int i = 0; i < 100; ++i)
        if (xTaskCreate(turn, "turn", 64, NULL, 1, NULL) != pdPASS) printf("not created: %d\n", i);
    xTaskCreate(last, "last", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
200 turns
*/
