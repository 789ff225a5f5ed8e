/* A sketch's C file: what of the core is C. */
#include <Arduino.h>

int blink(void) {
    pinMode(LED_BUILTIN, OUTPUT);
    digitalWrite(LED_BUILTIN, HIGH);
    delay(10);
    noInterrupts();
    interrupts();
    shiftOut(2, 3, MSBFIRST, 1);
    return (int)(millis() + micros()) + analogRead(A0) + min(1, 2) + isDigit('7') + (int)map(1, 0, 2, 0, 4);
}
