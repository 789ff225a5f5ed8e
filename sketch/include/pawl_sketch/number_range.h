/* map(): from one range of numbers to another, in whole numbers. */
#ifndef PAWL_SKETCH_NUMBER_RANGE_H
#define PAWL_SKETCH_NUMBER_RANGE_H

#include "board_names.h"

PAWL_CORE long map(long value, long from_low, long from_high, long to_low, long to_high) {
    const long width = from_high - from_low;
    /* The boards go on after a division by zero, with a number of no meaning: -1 on the ESP32. */
    if (width == 0) return -1;
    return (value - from_low) * (to_high - to_low) / width + to_low;
}

#endif
