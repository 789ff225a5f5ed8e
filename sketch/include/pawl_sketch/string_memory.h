// How a String gets its memory.
#ifndef PAWL_SKETCH_STRING_MEMORY_H
#define PAWL_SKETCH_STRING_MEMORY_H

#include <stdlib.h>

#include "string_class.h"

inline String::~String() { free(text_); }

inline void String::forget() {
    free(text_);
    text_ = nullptr;
    length_ = room_ = 0;
}

inline bool String::reserve(unsigned size) {
    if (text_ && room_ >= size) return true;
    const auto moved = static_cast<char*>(realloc(text_, static_cast<size_t>(size) + 1));
    if (!moved) return false;
    if (!text_) *moved = 0;
    text_ = moved;
    room_ = size;
    return true;
}

inline void String::assign(const char* text, size_t length) {
    if (!text) return forget();
    // Part of this very text: it stays where it is.
    const bool own = text_ && text >= text_ && text <= text_ + length_;
    if (!own && !reserve(static_cast<unsigned>(length))) return forget();
    memmove(text_, text, length);
    length_ = static_cast<unsigned>(length);
    text_[length_] = 0;
}

inline bool String::concat(const char* text, unsigned length) {
    if (!text) return false;
    if (length == 0) return true;
    // s += s: the text moves when room is made.
    const bool own = text_ && text >= text_ && text <= text_ + length_;
    const size_t offset = own ? static_cast<size_t>(text - text_) : 0;
    if (!reserve(length_ + length)) return false;
    memmove(text_ + length_, own ? text_ + offset : text, length);
    length_ += length;
    text_[length_] = 0;
    return true;
}

inline char& String::operator[](unsigned index) {
    static char nowhere;
    if (index < length_) return text_[index];
    nowhere = 0;
    return nowhere;
}

#endif
