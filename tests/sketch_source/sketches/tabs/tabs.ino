#include "wiring.h"
#include "src/deep/deep.h"
const int pin = LAMP;
