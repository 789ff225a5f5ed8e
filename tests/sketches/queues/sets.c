/* Kernel V10.4 and V11: a queue set hands out the handles of its members in the order in which items came. A member that
   is not empty cannot be added or removed; one of another set neither. */
#include <FreeRTOS.h>
#include <queue.h>
#include <semphr.h>
#include <stdio.h>
#include <task.h>

static QueueHandle_t numbers, texts;
static SemaphoreHandle_t bell;
static QueueSetHandle_t set;

static void selects(void* unused) {
    (void)unused;
    for (int i = 0; i < 4; ++i) {
        QueueSetMemberHandle_t member = xQueueSelectFromSet(set, 50);
        int number = 0;
        char letter = 0;
        if (member == numbers) printf("number %d", (int)xQueueReceive(numbers, &number, 0)), printf(" %d\n", number);
        if (member == texts) printf("text %d", (int)xQueueReceive(texts, &letter, 0)), printf(" %c\n", letter);
        if (member == bell) printf("bell %d\n", (int)xSemaphoreTake(bell, 0));
        if (member == NULL) printf("nothing at %u\n", (unsigned)xTaskGetTickCount());
    }
    vTaskDelete(NULL);
}

static void sends(void* unused) {
    (void)unused;
    int number = 4;
    char letter = 'x';
    xQueueSend(texts, &letter, 0);
    xSemaphoreGive(bell);
    xQueueSend(numbers, &number, 0);
    printf("removing one that has an item: %d\n", (int)xQueueRemoveFromSet(texts, set));
    vTaskDelay(10);
    printf("removing an empty one: %d\n", (int)xQueueRemoveFromSet(texts, set));
    xQueueSend(texts, &letter, 0);
    printf("adding one that has an item: %d\n", (int)xQueueAddToSet(texts, set));
    vTaskDelete(NULL);
}

int main(void) {
    numbers = xQueueCreate(2, sizeof(int));
    texts = xQueueCreate(2, sizeof(char));
    bell = xSemaphoreCreateBinary();
    set = xQueueCreateSet(5);
    printf("%d", (int)xQueueAddToSet(numbers, set));
    printf(" %d", (int)xQueueAddToSet(texts, set));
    printf(" %d", (int)xQueueAddToSet(bell, set));
    printf(" again %d\n", (int)xQueueAddToSet(bell, set));
    xTaskCreate(selects, "selects", 256, NULL, 1, NULL);
    xTaskCreate(sends, "sends", 256, NULL, 2, NULL);
    vTaskStartScheduler();
}
/* Prints:
1 1 1 again 0
removing one that has an item: 0
text 1 x
bell 1
number 1 4
removing an empty one: 1
adding one that has an item: 0
nothing at 50
*/
