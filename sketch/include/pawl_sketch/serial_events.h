// serialEvent(): a sketch may have one; the core calls it between two runs of loop() when something came.
#ifndef PAWL_SKETCH_SERIAL_EVENTS_H
#define PAWL_SKETCH_SERIAL_EVENTS_H

#include "board_calls.h"

// Weak: null in a sketch that has none.
void serialEvent() __attribute__((weak));
void serialEvent1() __attribute__((weak));
void serialEvent2() __attribute__((weak));

void loop();

namespace pawl_sketch {

inline void serial_events() {
    if (serialEvent && pawl_board_serial_available(0)) serialEvent();
    if (serialEvent1 && pawl_board_serial_available(1)) serialEvent1();
    if (serialEvent2 && pawl_board_serial_available(2)) serialEvent2();
}

// What the sketch's main() gives the board as its loop.
inline void loop_and_events() {
    loop();
    serial_events();
}

}  // namespace pawl_sketch

#endif
