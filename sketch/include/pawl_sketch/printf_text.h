// printf() as the ESP32 has it, whose long has 32 bits.
#ifndef PAWL_SKETCH_PRINTF_TEXT_H
#define PAWL_SKETCH_PRINTF_TEXT_H

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "board_names.h"

#ifdef PAWL_BOARD_ESP32
// Of 64 bits is long long alone: see below.
#undef PRId64
#undef PRIi64
#undef PRIu64
#undef PRIx64
#undef PRIX64
#define PRId64 "lld"
#define PRIi64 "lli"
#define PRIu64 "llu"
#define PRIx64 "llx"
#define PRIX64 "llX"
#endif

namespace pawl_sketch {

// A sketch prints uint32_t with %lu, for there both are the same; here that would read 64 bits where 32 were passed. So a
// single l is dropped: an argument of 64 bits then gives its lower half, which is all that the board has of it.
inline void copy_without_long(char* to, const char* format) {
    while (*format) {
        const bool conversion = *format == '%';
        *to++ = *format++;
        if (!conversion) continue;
        while (*format && strchr("-+ #0123456789.*", *format)) *to++ = *format++;
        if (format[0] == 'l' && format[1] == 'l') {
            *to++ = *format++;
            *to++ = *format++;
        } else if (format[0] == 'l' && format[1] && strchr("diouxX", format[1])) {
            ++format;
        }
        if (*format) *to++ = *format++;
    }
    *to = 0;
}

// In one piece. As on the board: more than 64 characters take memory from the heap.
template <typename To>
size_t write_printf(To& to, const char* format, va_list arguments) {
    char* const board_format = static_cast<char*>(__builtin_alloca(strlen(format) + 1));
    copy_without_long(board_format, format);

    char room[64];
    va_list again;
    va_copy(again, arguments);
    const int length = vsnprintf(room, sizeof room, board_format, again);
    va_end(again);
    if (length < 0) return 0;
    const auto size = static_cast<size_t>(length);
    if (size < sizeof room) return to.write(room, size);
    char* const text = static_cast<char*>(malloc(size + 1));
    if (!text) return 0;
    vsnprintf(text, size + 1, board_format, arguments);
    const size_t written = to.write(text, size);
    free(text);
    return written;
}

}  // namespace pawl_sketch

#endif
