/* Kernel V10.4 and V11: what each action does to the value, and what xTaskNotifyAndQuery() saw. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <task.h>

static TaskHandle_t receiver;

static void shows(void) {
    uint32_t value = 0;
    int came = (int)xTaskNotifyWait(0, 0, &value, 0);
    printf("%d %u\n", came, (unsigned)value);
}

static void receives(void* unused) {
    (void)unused;
    uint32_t before = 0;
    receiver = xTaskGetCurrentTaskHandle();
    shows();
    xTaskNotify(receiver, 5, eSetValueWithOverwrite);
    xTaskNotify(receiver, 6, eSetValueWithOverwrite);
    shows();
    printf("%d", (int)xTaskNotify(receiver, 7, eSetValueWithoutOverwrite));
    printf(" %d: ", (int)xTaskNotify(receiver, 8, eSetValueWithoutOverwrite));
    shows();
    xTaskNotify(receiver, 8, eSetBits);
    xTaskNotify(receiver, 16, eSetBits);
    shows();
    xTaskNotify(receiver, 0, eIncrement);
    xTaskNotifyGive(receiver);
    shows();
    xTaskNotify(receiver, 99, eNoAction);
    shows();
    xTaskNotifyAndQuery(receiver, 1, eSetValueWithOverwrite, &before);
    printf("before %u\n", (unsigned)before);
    printf("clear state %d %d, value was %u", (int)xTaskNotifyStateClear(NULL), (int)xTaskNotifyStateClear(NULL),
           (unsigned)ulTaskNotifyValueClear(NULL, 1));
    printf(", now ");
    shows();
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(receives, "receiver", 512, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
0 0
1 6
1 0: 1 7
1 31
1 33
1 33
before 33
clear state 0 1, value was 1, now 0 0
*/
