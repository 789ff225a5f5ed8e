// Kernel V10.4 and V11: objects that constructors of global variables make are there in setup().
#include <FreeRTOS.h>
#include <queue.h>
#include <semphr.h>

static QueueHandle_t queue = xQueueCreate(2, sizeof(int));

class guarded {
public:
    guarded() : mutex(xSemaphoreCreateMutex()) {}
    SemaphoreHandle_t mutex;
};
static guarded one;

void sends(void*) {
    xSemaphoreTake(one.mutex, portMAX_DELAY);
    for (int i = 1; i <= 3; ++i) xQueueSend(queue, &i, portMAX_DELAY);
    xSemaphoreGive(one.mutex);
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(115200);
    xTaskCreate(sends, "sends", 256, NULL, 2, NULL);
}
void loop() {
    int item = 0;
    if (xQueueReceive(queue, &item, 10) == pdTRUE)
        Serial.println(item);
    else
        vTaskDelete(NULL);
}
/* Prints:
1
2
3
*/
