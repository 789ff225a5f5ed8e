// Numbers into Strings and back.
#ifndef PAWL_SKETCH_STRING_NUMBERS_H
#define PAWL_SKETCH_STRING_NUMBERS_H

#include <stdlib.h>

#include "number_conversion.h"
#include "string_class.h"
#include "whole_number_text.h"

inline String::String(long n, unsigned char base) {
    const auto text = pawl_sketch::signed_text(n, base, 'a');
    assign(text.begin(), text.size());
}

inline String::String(unsigned long n, unsigned char base) {
    const pawl_sketch::whole_number_text text{pawl_sketch::as_on_board(n), base, false, 'a'};
    assign(text.begin(), text.size());
}

#ifndef PAWL_BOARD_AVR
inline String::String(long long n, unsigned char base) {
    const bool sign = base == 10 && n < 0;
    const auto bits = static_cast<uint64_t>(n);
    const pawl_sketch::whole_number_text text{sign ? 0 - bits : bits, base, sign, 'a'};
    assign(text.begin(), text.size());
}

inline String::String(unsigned long long n, unsigned char base) {
    const pawl_sketch::whole_number_text text{n, base, false, 'a'};
    assign(text.begin(), text.size());
}
#endif

// Two more wide than decimals were asked for, as the boards have it: with none a single digit gets a blank before it.
inline String::String(double n, unsigned char decimals) {
    const size_t most = 3u + 310 + decimals;
    const bool small = n < 1e9 && n > -1e9 && decimals < 20;
    char room[34];
    char* const text = small ? room : static_cast<char*>(malloc(most));
    if (!text) return;
    dtostrf(n, static_cast<signed char>(decimals < 120 ? decimals + 2 : 122), decimals, text);
    assign(text, strlen(text));
    if (!small) free(text);
}

inline long String::toInt() const { return static_cast<int32_t>(strtol(c_str(), nullptr, 10)); }
inline double String::toDouble() const { return strtod(c_str(), nullptr); }

#endif
