/* Interrupts of pins, and all interrupts on and off. */
#ifndef PAWL_SKETCH_INTERRUPTS_H
#define PAWL_SKETCH_INTERRUPTS_H

#include "board_calls.h"
#include "constants.h"
#include "pin_names.h"

/* Function-like macros, as on the boards: a sketch may have an object called cli. */
#define interrupts() pawl_board_interrupts(1)
#define noInterrupts() pawl_board_interrupts(0)
#define sei() pawl_board_interrupts(1)
#define cli() pawl_board_interrupts(0)

/* The pin of an interrupt's number. */
PAWL_CORE int pawl_interrupt_pin(uint8_t interrupt) {
#ifdef PAWL_BOARD_AVR
    static const uint8_t pins[] = {2, 3, 21, 20, 19, 18};
    if (interrupt >= sizeof pins)
        pawl_board_refuse(
            "attachInterrupt: AVR has pin interrupts at pins 2 and 3 alone, and this is none of them; write "
            "attachInterrupt(digitalPinToInterrupt(pin), ...)",
            __FILE__, __LINE__);
    return pins[interrupt];
#else
    return interrupt;
#endif
}

/* The seam's word for when: 0 low, 1 change, 2 falling, 3 rising, 4 high, which are AVR's; -1 for never. */
PAWL_CORE int pawl_interrupt_when(int mode) {
#ifdef PAWL_BOARD_ESP32
    switch (mode) {
        case RISING: return 3;
        case FALLING: return 2;
        case CHANGE: return 1;
        case ONLOW: return 0;
        case ONHIGH: return 4;
        default: return -1;
    }
#else
    return mode >= 0 && mode <= 4 ? mode : -1;
#endif
}

PAWL_CORE void attachInterruptArg(uint8_t interrupt, void (*handler)(void*), void* argument, int mode) {
    const int when = pawl_interrupt_when(mode);
    if (when >= 0) pawl_board_attach_interrupt(pawl_interrupt_pin(interrupt), handler, argument, when);
}

PAWL_CORE void attachInterrupt(uint8_t interrupt, void (*handler)(void), int mode) {
    /* The handler itself, not a function around it: reports name what they are given. An argument too many goes unseen. */
    attachInterruptArg(interrupt, (void (*)(void*))handler, 0, mode);
}

PAWL_CORE void detachInterrupt(uint8_t interrupt) { pawl_board_detach_interrupt(pawl_interrupt_pin(interrupt)); }

#endif
