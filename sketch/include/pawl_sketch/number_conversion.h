/* itoa() and its family, which the boards' C libraries have and this one's has not. */
#ifndef PAWL_SKETCH_NUMBER_CONVERSION_H
#define PAWL_SKETCH_NUMBER_CONVERSION_H

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "board_names.h"

PAWL_CORE char* pawl_number_to_text(uint64_t value, char* text, int radix, int negative) {
    char* end = text;
    char* first;
    if (radix < 2 || radix > 36) {
        *text = 0;
        return text;
    }
    if (negative) *end++ = '-';
    first = end;
    do {
        const int digit = (int)(value % (unsigned)radix);
        *end++ = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
        value /= (unsigned)radix;
    } while (value);
    *end-- = 0;
    for (; first < end; ++first, --end) {
        const char c = *first;
        *first = *end;
        *end = c;
    }
    return text;
}

PAWL_CORE char* ultoa(unsigned long value, char* text, int radix) {
    return pawl_number_to_text((uint32_t)value, text, radix, 0);
}
PAWL_CORE char* ltoa(long value, char* text, int radix) {
    if (value < 0 && radix == 10) return pawl_number_to_text((uint64_t)-value, text, radix, 1);
    return ultoa((unsigned long)value, text, radix);
}

#ifdef PAWL_BOARD_AVR /* whose int has 16 bits */
PAWL_CORE char* utoa(unsigned value, char* text, int radix) { return ultoa(value & 0xffffu, text, radix); }
PAWL_CORE char* itoa(int value, char* text, int radix) {
    return value < 0 && radix == 10 ? ltoa(value, text, radix) : utoa((unsigned)value, text, radix);
}
#else
PAWL_CORE char* utoa(unsigned value, char* text, int radix) { return ultoa(value, text, radix); }
PAWL_CORE char* itoa(int value, char* text, int radix) { return ltoa(value, text, radix); }
PAWL_CORE char* ulltoa(unsigned long long value, char* text, int radix) {
    return pawl_number_to_text(value, text, radix, 0);
}
PAWL_CORE char* lltoa(long long value, char* text, int radix) {
    if (value < 0 && radix == 10) return pawl_number_to_text(0u - (uint64_t)value, text, radix, 1);
    return ulltoa((unsigned long long)value, text, radix);
}
#endif

/* A negative width puts the number to the left. */
PAWL_CORE char* dtostrf(double value, signed char width, unsigned char decimals, char* text) {
#ifdef PAWL_BOARD_AVR
    value = (float)value;
#endif
    if (isnan(value))
        sprintf(text, "%*s", width, "nan"); /* this C library would tell a negative one */
    else
        sprintf(text, "%*.*f", width, decimals, value);
    return text;
}

PAWL_CORE char* dtostre(double value, char* text, unsigned char decimals, unsigned char flags) {
    (void)flags;
    sprintf(text, "%.*e", decimals, value);
    return text;
}

#endif
