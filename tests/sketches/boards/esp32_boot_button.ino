/* ESP32: every board has a button at pin 0 with a resistor that pulls it up; other pins hang loose. */
void setup() {
    Serial.begin(115200);
    pinMode(0, INPUT);
    pinMode(4, INPUT);
    Serial.println(digitalRead(0));
    Serial.println(digitalRead(4));
    vTaskDelete(NULL);
}
void loop() {}
/* Prints:
1
0
*/
