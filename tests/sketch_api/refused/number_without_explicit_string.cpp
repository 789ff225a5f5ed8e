#include <Arduino.h>

void setup() {
#ifdef RIGHT
    String text = String(5);
#else
    String text = 5;  // EXPECT: String
#endif
    Serial.print(text);
}
void loop() {}
