// Whole numbers as text, in any base, as print() writes them.
#ifndef PAWL_SKETCH_WHOLE_NUMBER_TEXT_H
#define PAWL_SKETCH_WHOLE_NUMBER_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "board_names.h"

namespace pawl_sketch {

// Written from its end, so that no second buffer is needed.
class whole_number_text {
public:
    whole_number_text(uint64_t value, unsigned base, bool negative = false, char ten = 'A') {
        if (base < 2) base = 10;
        do {
            const unsigned digit = static_cast<unsigned>(value % base);
            *--begin_ = static_cast<char>(digit < 10 ? '0' + digit : ten + (digit - 10));
            value /= base;
        } while (value);
        if (negative) *--begin_ = '-';
    }
    const char* begin() const { return begin_; }
    size_t size() const { return static_cast<size_t>(room_ + sizeof room_ - begin_); }

private:
    // Binary digits and a sign. No more than that: AVR's tasks have a hundred bytes of stack.
#ifdef PAWL_BOARD_AVR
    char room_[33];
#else
    char room_[65];
#endif
    char* begin_ = room_ + sizeof room_;
};

// A long has 32 bits on the boards and 64 here. What was less than nothing there wraps at 32 bits as it would there; AVR
// prints nothing longer, while on the ESP32 a number of 64 bits (which is a long here) comes out whole.
inline uint64_t as_on_board(unsigned long value) {
#ifdef PAWL_BOARD_AVR
    return static_cast<uint32_t>(value);
#else
    const bool below_zero = static_cast<long>(value) < 0 && static_cast<long>(value) >= INT32_MIN;
    return below_zero ? static_cast<uint32_t>(value) : value;
#endif
}

inline long as_on_board(long value) {
#ifdef PAWL_BOARD_AVR
    return static_cast<int32_t>(value);
#else
    return value;
#endif
}

// Below zero only base 10 has a sign: the others show the bits.
inline whole_number_text signed_text(long value, unsigned base, char ten = 'A') {
    value = as_on_board(value);
    const auto bits = static_cast<unsigned long>(value);
    if (base != 10 || value >= 0) return {as_on_board(bits), base, false, ten};
    return {-bits, base, true, ten};
}

}  // namespace pawl_sketch

#endif
