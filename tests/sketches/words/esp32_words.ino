/* ESP32, core 3: words that come along without an include, and what of the chip can be asked. */
void setup() {
    Serial.begin(115200);
    QueueHandle_t queue = xQueueCreate(1, 4);
    assert(queue != NULL);
    byte rows[] = {B0, B00000001, B101, B11111111};
    for (byte row : rows) Serial.println(row, BIN);
    Serial.println(B1010 | B0101);
    Serial.println(temperatureRead() > 0 ? "warm" : "cold");
    neopixelWrite(5, 0, 1, 2);
    vTaskDelete(NULL);
}
void loop() {}
/* Prints:
0
1
101
11111111
15
warm
*/
