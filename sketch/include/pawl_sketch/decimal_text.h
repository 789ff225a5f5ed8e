// Fractions as text, as print() writes them: rounded by half of the last digit, then cut off.
#ifndef PAWL_SKETCH_DECIMAL_TEXT_H
#define PAWL_SKETCH_DECIMAL_TEXT_H

#include <math.h>

#include "whole_number_text.h"

namespace pawl_sketch {

// AVR's double is a float: its digits are part of what a sketch prints.
#ifdef PAWL_BOARD_AVR
using board_double = float;
#else
using board_double = double;
#endif

// Gathers characters, and gives them away when there is no room: what is shorter stays in one piece, and tasks of little
// stack can print.
template <typename To>
class gathered {
public:
    explicit gathered(To& to) : to_(to) {}
    void add(char c) {
        if (size_ == sizeof room_) give();
        room_[size_++] = c;
    }
    void add(const char* text, size_t size) {
        for (size_t i = 0; i < size; ++i) add(text[i]);
    }
    // How many were written in all.
    size_t give() {
        written_ += to_.write(room_, size_);
        size_ = 0;
        return written_;
    }

private:
    To& to_;
    size_t written_ = 0;
    size_t size_ = 0;
    char room_[24];
};

template <typename To>
size_t write_decimal(To& to, double value, unsigned char decimals) {
    auto number = static_cast<board_double>(value);
    // The largest that the board's 32 bits hold with room for rounding.
    constexpr board_double most = static_cast<board_double>(4294967040.0);
    if (isnan(number)) return to.write("nan", 3);
    if (isinf(number)) return to.write("inf", 3);
    if (number > most || number < -most) return to.write("ovf", 3);

    gathered<To> text(to);
    if (number < 0) {
        text.add('-');
        number = -number;
    }
    board_double half = static_cast<board_double>(0.5);
    for (unsigned char i = 0; i < decimals; ++i) half /= 10;
    number += half;
    const auto whole = static_cast<unsigned long>(number);
    const whole_number_text digits{whole, 10};
    text.add(digits.begin(), digits.size());
    if (decimals) text.add('.');
    board_double rest = number - static_cast<board_double>(whole);
    for (unsigned char i = 0; i < decimals; ++i) {
        rest *= 10;
        const auto digit = static_cast<unsigned>(rest);
        text.add(static_cast<char>('0' + digit));
        rest -= static_cast<board_double>(digit);
    }
    return text.give();
}

}  // namespace pawl_sketch

#endif
