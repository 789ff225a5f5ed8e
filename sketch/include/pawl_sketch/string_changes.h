// What changes a String in its place.
#ifndef PAWL_SKETCH_STRING_CHANGES_H
#define PAWL_SKETCH_STRING_CHANGES_H

#include "characters.h"
#include "string_class.h"

inline void String::replace(char from, char to) {
    for (unsigned i = 0; i < length_; ++i) {
        if (text_[i] == from) text_[i] = to;
    }
}

inline void String::replace(const String& from, const String& to) {
    if (length_ == 0 || from.length_ == 0) return;
    unsigned found = 0;
    for (const char* at = text_; (at = strstr(at, from.c_str())); at += from.length_) ++found;
    if (found == 0) return;

    String result;
    if (!result.reserve(length_ - found * from.length_ + found * to.length_)) return;
    const char* at = text_;
    while (const char* next = strstr(at, from.c_str())) {
        result.concat(at, static_cast<unsigned>(next - at));
        result.concat(to);
        at = next + from.length_;
    }
    result.concat(at, static_cast<unsigned>(text_ + length_ - at));
    *this = static_cast<String&&>(result);
}

inline void String::remove(unsigned index, unsigned count) {
    if (index >= length_ || count == 0) return;
    if (count > length_ - index) count = length_ - index;
    memmove(text_ + index, text_ + index + count, length_ - index - count);
    length_ -= count;
    text_[length_] = 0;
}

inline void String::toLowerCase() {
    for (unsigned i = 0; i < length_; ++i) text_[i] = static_cast<char>(::toLowerCase(text_[i]));
}

inline void String::toUpperCase() {
    for (unsigned i = 0; i < length_; ++i) text_[i] = static_cast<char>(::toUpperCase(text_[i]));
}

inline void String::trim() {
    unsigned end = length_;
    while (end > 0 && isSpace(text_[end - 1])) --end;
    unsigned begin = 0;
    while (begin < end && isSpace(text_[begin])) ++begin;
    if (begin == 0 && end == length_) return;
    memmove(text_, text_ + begin, end - begin);
    length_ = end - begin;
    text_[length_] = 0;
}

#endif
