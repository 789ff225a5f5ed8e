// What is in a String, and where.
#ifndef PAWL_SKETCH_STRING_SEARCH_H
#define PAWL_SKETCH_STRING_SEARCH_H

#include "characters.h"
#include "string_class.h"

inline bool String::equalsIgnoreCase(const String& other) const {
    if (length_ != other.length_) return false;
    for (unsigned i = 0; i < length_; ++i) {
        if (::toLowerCase(text_[i]) != ::toLowerCase(other.text_[i])) return false;
    }
    return true;
}

inline bool String::equalsConstantTime(const String& other) const {
    if (length_ != other.length_) return false;
    unsigned differences = 0;
    for (unsigned i = 0; i < length_; ++i) differences += text_[i] != other.text_[i];
    return differences == 0;
}

inline bool String::startsWith(const String& prefix, unsigned offset) const {
    if (prefix.length_ > length_ || offset > length_ - prefix.length_) return false;
    return memcmp(c_str() + offset, prefix.c_str(), prefix.length_) == 0;
}

inline bool String::endsWith(const String& suffix) const {
    return suffix.length_ <= length_ && startsWith(suffix, length_ - suffix.length_);
}

inline int String::indexOf(char c, unsigned from) const {
    for (unsigned i = from; i < length_; ++i) {
        if (text_[i] == c) return static_cast<int>(i);
    }
    return -1;
}

inline int String::indexOf(const String& text, unsigned from) const {
    if (from >= length_) return -1;
    const char* found = strstr(text_ + from, text.c_str());
    return found ? static_cast<int>(found - text_) : -1;
}

inline int String::lastIndexOf(char c, unsigned from) const {
    if (from >= length_) return -1;
    for (unsigned i = from + 1; i-- > 0;) {
        if (text_[i] == c) return static_cast<int>(i);
    }
    return -1;
}

inline int String::lastIndexOf(const String& text, unsigned from) const {
    if (text.length_ == 0 || text.length_ > length_) return -1;
    const unsigned last = length_ - text.length_;
    for (unsigned i = (from < last ? from : last) + 1; i-- > 0;) {
        if (startsWith(text, i)) return static_cast<int>(i);
    }
    return -1;
}

// In whichever order the two come; nothing from behind the end.
inline String String::substring(unsigned from, unsigned to) const {
    const unsigned left = from < to ? from : to;
    const unsigned right = from < to ? to : from;
    if (left >= length_) return String();
    return String(text_ + left, (right < length_ ? right : length_) - left);
}

inline void String::getBytes(unsigned char* to, unsigned size, unsigned from) const {
    if (!to || size == 0) return;
    const unsigned there = from < length_ ? length_ - from : 0;
    const unsigned count = there < size - 1 ? there : size - 1;
    if (count) memcpy(to, text_ + from, count);
    to[count] = 0;
}

#endif
