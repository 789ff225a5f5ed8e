/* Single bits and bytes. Macros, as documented: they change what they are given, and take any whole number. */
#ifndef PAWL_SKETCH_BITS_H
#define PAWL_SKETCH_BITS_H

#include <stdint.h>

#define bit(number) (1UL << (number))
#define bitRead(value, number) (((value) >> (number)) & 0x01)
#define bitSet(value, number) ((value) |= (1UL << (number)))
#define bitClear(value, number) ((value) &= ~(1UL << (number)))
#define bitToggle(value, number) ((value) ^= (1UL << (number)))
#define bitWrite(value, number, to) ((to) ? bitSet(value, number) : bitClear(value, number))
#define lowByte(value) ((uint8_t)((value)&0xff))
#define highByte(value) ((uint8_t)((value) >> 8))

#ifndef _BV
#define _BV(number) (1 << (number))
#endif

#endif
