#include <Arduino.h>
#ifndef RIGHT
#include <vector>  // EXPECT: <vector>: AVR's compiler has no C++ standard library
#endif
#include <math.h>
#include <string.h>

void setup() {}
void loop() {}
