// Kernel V10.4 with the AVR library: the heap is what the chip's 2 KiB leave: a few tasks, then xTaskCreate() fails, and so
// does xQueueCreate().
#include <Arduino_FreeRTOS.h>
#include <queue.h>

void runs(void*) { vTaskDelete(NULL); }

void setup() {
    Serial.begin(115200);
    int made = 0;
    while (made < 20 && xTaskCreate(runs, "runs", 192, NULL, 1, NULL) == pdPASS) ++made;
    Serial.print("between 3 and 9 tasks: ");
    Serial.println(made >= 3 && made <= 9);
    Serial.print("one more: ");
    Serial.println(xTaskCreate(runs, "runs", 192, NULL, 1, NULL));
    Serial.print("a queue of 400 bytes: ");
    Serial.println(xQueueCreate(100, 4) == NULL ? "NULL" : "made");
}
void loop() {
    static bool first = true;
    if (!first) return;
    first = false;
    Serial.print("they ended: ");
    Serial.println(xTaskCreate(runs, "runs", 192, NULL, 1, NULL));
}
/* Prints:
between 3 and 9 tasks: 1
one more: -1
a queue of 400 bytes: NULL
they ended: 1
*/
