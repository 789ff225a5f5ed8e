// Kernel V10.4 and V11: vTaskList, vTaskGetRunTimeStats and uxTaskGetSystemState. On a board the idle and timer tasks have
// lines of their own.
#include <FreeRTOS.h>
#include <semphr.h>
#include <task.h>

static SemaphoreHandle_t never;

void works(void*) {
    delayMicroseconds(30000);
    xSemaphoreTake(never, portMAX_DELAY);
}
void idles(void*) { vTaskSuspend(NULL); }

// Tabs as dots; without what stands behind the state: stacks are about right only.
void tell(char* text) {
    for (char* at = text; *at; ++at)
        if (*at == '\t') *at = '.';
    Serial.print(text);
}

void setup() {
    Serial.begin(2000000);
    never = xSemaphoreCreateBinary();
    xTaskCreate(works, "works", 256, NULL, 3, NULL);
    xTaskCreate(idles, "idles", 256, NULL, 2, NULL);
    vTaskDelay(60);
    static char text[400];
    vTaskList(text);
    tell(text);
    vTaskGetRunTimeStats(text);
    tell(text);
    TaskStatus_t all[4];
    uint32_t total;
    const UBaseType_t count = uxTaskGetSystemState(all, 4, &total);
    Serial.printf("%u tasks", (unsigned)count);
    for (UBaseType_t i = 0; i < count; ++i)
        Serial.printf(", %s %d %lu ms", all[i].pcTaskName, (int)all[i].eCurrentState,
                      (unsigned long)(all[i].ulRunTimeCounter / 1000));
    Serial.printf(", of %lu ms\n", (unsigned long)(total / 1000));
    vTaskListTasks(text, 40);
    Serial.printf("%d of 40 bytes\n", (int)strlen(text));
    vTaskDelete(NULL);
}
void loop() {}
/* Prints:
loopTask       .X.1.#.1
works          .B.3.#.2
idles          .S.2.#.3
loopTask       .#..<1%
works          .#..#%
idles          .#..<1%
3 tasks, loopTask 0 0 ms, works 2 30 ms, idles 3 0 ms, of # ms
28 of 40 bytes
*/
