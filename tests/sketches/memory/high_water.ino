// Kernel V10.4 and V11: the high-water mark is what was free at the worst moment: it falls where a task goes deeper, and
// does not rise again.
#include <FreeRTOS.h>
#include <task.h>

static int deep(int levels) {
    volatile char room[64];
    room[0] = (char)levels;
    return levels == 0 ? room[0] : deep(levels - 1) + room[0];
}

static void measured(void*) {
    unsigned at_first = uxTaskGetStackHighWaterMark(NULL);
    deep(3);
    unsigned then = uxTaskGetStackHighWaterMark(NULL);
    deep(20);
    unsigned later = uxTaskGetStackHighWaterMark(NULL);
    deep(3);
    Serial.println(at_first > 1000 && at_first < 2048);
    Serial.println(then < at_first);
    Serial.println(later + 50 < then);
    Serial.println(later == uxTaskGetStackHighWaterMark(NULL) || later > uxTaskGetStackHighWaterMark(NULL));
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(115200);
    xTaskCreate(measured, "measured", 2048, NULL, 2, NULL);
}
void loop() { vTaskDelay(1000); }
/* Prints:
1
1
1
1
*/
