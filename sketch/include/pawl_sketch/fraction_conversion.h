/* dtostrf(): a fraction as text, half a digit rounded up as on the boards; printf() here would round it to the even one. */
#ifndef PAWL_SKETCH_FRACTION_CONVERSION_H
#define PAWL_SKETCH_FRACTION_CONVERSION_H

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "board_names.h"

PAWL_CORE char* pawl_no_number_to_text(const char* name, int width, char* text) {
#ifdef PAWL_BOARD_ESP32
    (void)width; /* which pads numbers alone, and knows no sign here */
    return strcpy(text, name);
#else
    sprintf(text, "%*s", width, name);
    return text;
#endif
}

/* A negative width puts the number to the left. */
PAWL_CORE char* dtostrf(double value, signed char width, unsigned char decimals, char* text) {
    char* end = text;
    size_t size, wide;
    unsigned char i;
    const int left = width < 0;
    wide = (size_t)(left ? -width : width);
#ifdef PAWL_BOARD_AVR
    value = (float)value;
#endif
    if (isnan(value)) return pawl_no_number_to_text("nan", width, text);
#ifdef PAWL_BOARD_ESP32
    if (isinf(value)) return pawl_no_number_to_text("inf", width, text);
#else
    if (isinf(value)) return pawl_no_number_to_text(value < 0 ? "-inf" : "inf", width, text);
#endif
    if (value < 0) {
        *end++ = '-';
        value = -value;
    }
    if (value < 1e15) {
        double half = 0.5, rest;
        uint64_t whole;
        for (i = 0; i < decimals; ++i) half /= 10;
        value += half;
        whole = (uint64_t)value;
        rest = value - (double)whole;
        end += sprintf(end, "%llu", (unsigned long long)whole);
        if (decimals) *end++ = '.';
        for (i = 0; i < decimals; ++i) {
            const int digit = (int)(rest *= 10);
            *end++ = (char)('0' + digit);
            rest -= digit;
        }
        *end = 0;
    } else {
        end += sprintf(end, "%.*f", decimals, value); /* whole numbers alone are so large */
    }
    size = (size_t)(end - text);
    if (size >= wide) return text;
    if (left) {
        memset(end, ' ', wide - size);
        text[wide] = 0;
    } else {
        memmove(text + wide - size, text, size + 1);
        memset(text, ' ', wide - size);
    }
    return text;
}

#endif
