// Reading numbers from a Stream: the character behind the number stays there.
#ifndef PAWL_SKETCH_STREAM_NUMBERS_H
#define PAWL_SKETCH_STREAM_NUMBERS_H

#include "characters.h"
#include "stream.h"

// The next character that can begin a number; -1 if something else is first, or nothing comes.
inline int Stream::peekNextDigit(LookaheadMode skip, bool fraction) {
    for (;;) {
        const int c = timedPeek();
        if (c < 0 || c == '-' || isDigit(c) || (fraction && c == '.')) return c;
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (skip == SKIP_NONE || (skip == SKIP_WHITESPACE && !blank)) return -1;
        read();
    }
}

// A minus counts wherever it stands before the end; 32 bits, as on the boards.
inline long Stream::parseInt(LookaheadMode skip, char ignore) {
    int c = peekNextDigit(skip, false);
    if (c < 0) return 0;
    bool negative = false;
    uint32_t value = 0;
    do {
        if (c == static_cast<unsigned char>(ignore)) {
        } else if (c == '-') {
            negative = true;
        } else {
            value = value * 10 + static_cast<uint32_t>(c - '0');
        }
        read();
        c = timedPeek();
    } while (isDigit(c) || c == static_cast<unsigned char>(ignore));
    return static_cast<int32_t>(negative ? 0u - value : value);
}

inline float Stream::parseFloat(LookaheadMode skip, char ignore) {
    int c = peekNextDigit(skip, true);
    if (c < 0) return 0;
    bool negative = false;
    bool fraction = false;
    double value = 0;
    double unit = 1;
    do {
        if (c == static_cast<unsigned char>(ignore)) {
        } else if (c == '-') {
            negative = true;
        } else if (c == '.') {
            fraction = true;
        } else {
            value = value * 10 + (c - '0');
            if (fraction) unit *= 10;
        }
        read();
        c = timedPeek();
    } while (isDigit(c) || (c == '.' && !fraction) || c == static_cast<unsigned char>(ignore));
    return static_cast<float>((negative ? -value : value) / unit);
}

#endif
