#include <Arduino.h>

volatile int count;

void setup() {
    attachInterrupt(
        0, [] { count = count + 1; }, RISING);
}
void loop() {}

#ifndef RIGHT
ISR(TIMER1_COMPA_vect) {
    count = 0;
}  // EXPECT: pawl does not simulate AVR's registers, so ISR(TIMER1_COMPA_vect) never comes
#endif
