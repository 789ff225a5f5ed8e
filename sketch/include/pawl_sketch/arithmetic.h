/* min, max, abs, constrain and their like. As documented most are macros that evaluate their arguments more than once; where
   a board has the C++ library (not on AVR), min, max, abs and round are functions, so that its headers still compile. */
#ifndef PAWL_SKETCH_ARITHMETIC_H
#define PAWL_SKETCH_ARITHMETIC_H

#include <math.h>
#include <stdlib.h>

#include "board_names.h"
#include "constants.h"

#define sq(x) ((x) * (x))
#define radians(degrees_) ((degrees_)*DEG_TO_RAD)
#define degrees(radians_) ((radians_)*RAD_TO_DEG)
#define constrain(value, low, high) ((value) < (low) ? (low) : ((value) > (high) ? (high) : (value)))

#if defined(PAWL_BOARD_AVR) || !defined(__cplusplus)

#undef min
#undef max
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#ifdef PAWL_BOARD_AVR
#undef abs
#undef round
#define abs(x) ((x) > 0 ? (x) : -(x))
#define round(x) ((x) >= 0 ? (long)((x) + 0.5) : (long)((x)-0.5))
#endif

#else

/* By value: the two may be of different types. Beside std::min under `using namespace std` that one is closer. */
template <typename A, typename B>
constexpr auto min(const A& a, const B& b) -> decltype(true ? A(a) : B(b)) {
    return b < a ? B(b) : A(a);
}
template <typename A, typename B>
constexpr auto max(const A& a, const B& b) -> decltype(true ? A(a) : B(b)) {
    return a < b ? B(b) : A(a);
}
/* The C++ library has the signed ones; abs(millis() - before) would be ambiguous. */
constexpr unsigned abs(unsigned x) { return x; }
constexpr unsigned long abs(unsigned long x) { return x; }
#define _min(a, b) ((a) < (b) ? (a) : (b))
#define _max(a, b) ((a) > (b) ? (a) : (b))

#endif
#endif
