/* Kernel V10.4 and V11: ulTaskNotifyTake() counts down or clears; xTaskNotifyWait() clears bits before and after; each slot
   is its own; a notification without a value ends a take with 0; so does a suspension. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static TaskHandle_t receiver;

static void receives(void* unused) {
    (void)unused;
    uint32_t value = 0;
    printf("take %u,", (unsigned)ulTaskNotifyTake(pdFALSE, portMAX_DELAY));
    printf(" %u,", (unsigned)ulTaskNotifyTake(pdFALSE, 0));
    printf(" %u,", (unsigned)ulTaskNotifyTake(pdTRUE, 0));
    printf(" %u\n", (unsigned)ulTaskNotifyTake(pdTRUE, 0));
    printf("within 5 ticks: %u", (unsigned)ulTaskNotifyTake(pdTRUE, 5));
    printf(" at %u\n", (unsigned)xTaskGetTickCount());
    printf("wait %d", (int)xTaskNotifyWait(0xff, 0x0f, &value, portMAX_DELAY));
    printf(" %x\n", (unsigned)value);
    printf("later %d", (int)xTaskNotifyWait(0, 0, &value, 1));
    printf(" %x\n", (unsigned)value);
    printf("slot 1: %u,", (unsigned)ulTaskNotifyTakeIndexed(1, pdTRUE, portMAX_DELAY));
    printf(" slot 0: %u\n", (unsigned)ulTaskNotifyTake(pdTRUE, 0));
    printf("no value: %u\n", (unsigned)ulTaskNotifyTake(pdTRUE, portMAX_DELAY));
    printf("suspended: %d\n", (int)xTaskNotifyWait(0, 0, &value, portMAX_DELAY));
    vTaskDelete(NULL);
}

static void sends(void* unused) {
    (void)unused;
    for (int i = 0; i < 5; ++i) xTaskNotifyGive(receiver);
    vTaskDelay(10);
    xTaskNotify(receiver, 0x1234, eSetBits);
    vTaskDelay(10);
    xTaskNotify(receiver, 0, eSetValueWithOverwrite);
    xTaskNotifyGiveIndexed(receiver, 1);
    vTaskDelay(10);
    xTaskNotify(receiver, 0, eNoAction);
    vTaskDelay(10);
    vTaskSuspend(receiver);
    vTaskResume(receiver);
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(receives, "receiver", 512, NULL, 1, &receiver);
    xTaskCreate(sends, "sender", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
take 5, 4, 3, 0
within 5 ticks: 0 at 5
wait 1 1234
later 0 1230
slot 1: 1, slot 0: 0
no value: 0
suspended: 0
*/
