/* What Arduino.h brings besides on AVR. */
#ifndef PAWL_SKETCH_AVR_CORE_H
#define PAWL_SKETCH_AVR_CORE_H

#include "../avr/interrupt.h"
#include "../avr/io.h"
#include "../avr/pgmspace.h"

#endif
