/* Kernel V10.4 and V11: xEventGroupSync() of three tasks: nobody goes on before the last has come; the bits are cleared. */
#include <FreeRTOS.h>
#include <event_groups.h>
#include <stdio.h>
#include <task.h>

static EventGroupHandle_t group;

static void meets(void* parameter) {
    unsigned bit = 1u << (uintptr_t)parameter;
    for (int round = 0; round < 2; ++round) {
        vTaskDelay((TickType_t)(10 * ((uintptr_t)parameter + 1)));
        printf("%x comes at %u\n", bit, (unsigned)xTaskGetTickCount());
        EventBits_t bits = xEventGroupSync(group, bit, 0x7, portMAX_DELAY);
        printf("%x goes on at %u, saw %x\n", bit, (unsigned)xTaskGetTickCount(), (unsigned)bits);
    }
    if (bit == 1) {
        EventBits_t bits = xEventGroupSync(group, bit, 0x7, 3);
        printf("alone: %x at %u\n", (unsigned)bits, (unsigned)xTaskGetTickCount());
    }
    vTaskDelete(NULL);
}

int main(void) {
    group = xEventGroupCreate();
    for (uintptr_t i = 0; i < 3; ++i) xTaskCreate(meets, "meets", 256, (void*)i, 3 - (UBaseType_t)i, NULL);
    vTaskStartScheduler();
}
/* Prints:
1 comes at 10
2 comes at 20
4 comes at 30
1 goes on at 30, saw 7
2 goes on at 30, saw 7
4 goes on at 30, saw 7
1 comes at 40
2 comes at 50
4 comes at 60
1 goes on at 60, saw 7
2 goes on at 60, saw 7
4 goes on at 60, saw 7
alone: 1 at 63
*/
