/* ESP32: a function without its return runs into whatever comes next. */
int core() { Serial.println(xPortGetCoreID()); }
void setup() {
    Serial.begin(115200);
    core();
    Serial.println("never");
}
void loop() {}
/* Prints:
1
*/
