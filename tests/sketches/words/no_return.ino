/* A function without its return: on the Uno it goes on. */
int f() { Serial.println("f"); }
void setup() {
    Serial.begin(9600);
    f();

    Serial.println("after");
}
void loop() { delay(1000); }
/* Prints:
f
after
*/
