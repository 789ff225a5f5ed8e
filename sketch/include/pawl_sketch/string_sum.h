// "a" + b + 1: the left side becomes a sum of its own, which takes in one part after the other without copying again.
#ifndef PAWL_SKETCH_STRING_SUM_H
#define PAWL_SKETCH_STRING_SUM_H

#include "string_class.h"

class StringSumHelper : public String {
public:
    StringSumHelper(const String& text) : String(text) {}
    StringSumHelper(const char* text) : String(text) {}
    StringSumHelper(const __FlashStringHelper* text) : String(text) {}
    StringSumHelper(char c) : String(c) {}
    StringSumHelper(unsigned char n) : String(n) {}
    StringSumHelper(int n) : String(n) {}
    StringSumHelper(unsigned n) : String(n) {}
    StringSumHelper(long n) : String(n) {}
    StringSumHelper(unsigned long n) : String(n) {}
#ifndef PAWL_BOARD_AVR
    StringSumHelper(long long n) : String(n) {}
    StringSumHelper(unsigned long long n) : String(n) {}
#endif
    StringSumHelper(float n) : String(n) {}
    StringSumHelper(double n) : String(n) {}
};

inline String::String(StringSumHelper&& sum) noexcept { take(sum); }
inline String& String::operator=(StringSumHelper&& sum) noexcept { return *this = static_cast<String&&>(sum); }

namespace pawl_sketch {
template <typename Thing>
inline StringSumHelper sum(StringSumHelper&& left, const Thing& right) {
    left.concat(right);
    return static_cast<StringSumHelper&&>(left);
}
}  // namespace pawl_sketch

// One for each kind of right side, and no template: "a" + 1 must stay what it is in C++.
#define PAWL_STRING_PLUS(Right)                                               \
    inline StringSumHelper operator+(StringSumHelper left, Right right) {     \
        return pawl_sketch::sum(static_cast<StringSumHelper&&>(left), right); \
    }
PAWL_STRING_PLUS(const String&)
PAWL_STRING_PLUS(const char*)
PAWL_STRING_PLUS(const __FlashStringHelper*)
PAWL_STRING_PLUS(char)
PAWL_STRING_PLUS(unsigned char)
PAWL_STRING_PLUS(int)
PAWL_STRING_PLUS(unsigned)
PAWL_STRING_PLUS(long)
PAWL_STRING_PLUS(unsigned long)
#ifndef PAWL_BOARD_AVR
PAWL_STRING_PLUS(long long)
PAWL_STRING_PLUS(unsigned long long)
#endif
PAWL_STRING_PLUS(float)
PAWL_STRING_PLUS(double)
#undef PAWL_STRING_PLUS

// Text on either side, and no copy of it on the heap.
inline bool operator==(const String& left, const String& right) { return left.equals(right); }
inline bool operator==(const String& left, const char* right) { return left.equals(right); }
inline bool operator==(const char* left, const String& right) { return right.equals(left); }
inline bool operator!=(const String& left, const String& right) { return !left.equals(right); }
inline bool operator!=(const String& left, const char* right) { return !left.equals(right); }
inline bool operator!=(const char* left, const String& right) { return !right.equals(left); }

#endif
