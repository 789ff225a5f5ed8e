/* Interrupts on AVR. Those of pins come by attachInterrupt(); a handler for a vector of the processor would wait for a part of it
   that is not simulated. */
#ifndef PAWL_AVR_INTERRUPT_H
#define PAWL_AVR_INTERRUPT_H

#include "../pawl_sketch/board_names.h"
#include "../pawl_sketch/interrupts.h"

#define ISR_BLOCK
#define ISR_NOBLOCK

#ifdef __cplusplus
#define PAWL_NO_VECTOR(vector) \
    static_assert(false,       \
                  "pawl does not simulate AVR's registers, so ISR(" #vector ") never comes: use attachInterrupt()");
#else
#define PAWL_NO_VECTOR(vector)                                                                        \
    _Static_assert(0, "pawl does not simulate AVR's registers, so ISR(" #vector ") never comes: use " \
                                                                                "attachInterrupt()");
#endif
#define ISR(vector, ...)   \
    PAWL_NO_VECTOR(vector) \
    static inline __attribute__((unused)) void pawl_handler_of_##vector(void)
#define SIGNAL(vector) ISR(vector)
#define EMPTY_INTERRUPT(vector) PAWL_NO_VECTOR(vector)

#endif
