/* A task with an array that is larger than its stack: what makes a frame wide is as wide on the board. */
#ifdef PAWL_BOARD_AVR
#include <Arduino_FreeRTOS.h>
#define STACK 128
#define ARRAY 300
#else
#define STACK 2048
#define ARRAY 2500
#endif
void fills(void*) {
    char text[ARRAY];
    memset(text, 'x', ARRAY - 1);
    text[ARRAY - 1] = 0;
    Serial.println(text[7]);
    vTaskDelete(NULL);
}
void setup() {
    Serial.begin(115200);
    xTaskCreate(fills, "fills", STACK, NULL, 1, NULL);
}
void loop() {}
/* Prints:
*/
