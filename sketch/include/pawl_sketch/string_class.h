// Arduino's String: text on the heap. Nothing is shared between two of them, so two tasks that use one String race, as on the
// board; and where the heap is exhausted it becomes false and empty.
#ifndef PAWL_SKETCH_STRING_CLASS_H
#define PAWL_SKETCH_STRING_CLASS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "flash_text.h"

class StringSumHelper;

class String {
    // What a String is in a condition: as an operator bool it would let numbers in, too.
    using condition = void (String::*)() const;
    void true_condition() const {}

public:
    String(const char* text = "") { assign(text, text ? strlen(text) : 0); }
    String(const char* text, unsigned length) { assign(text, length); }
    String(const uint8_t* text, unsigned length) { assign(reinterpret_cast<const char*>(text), length); }
    String(const __FlashStringHelper* text) : String(pawl_sketch::plain(text)) {}
    String(const String& other) { *this = other; }
    String(String&& other) noexcept { take(other); }
    String(StringSumHelper&& sum) noexcept;
    explicit String(char c) { assign(&c, 1); }
    explicit String(unsigned char n, unsigned char base = 10) : String(static_cast<unsigned long>(n), base) {}
    explicit String(int n, unsigned char base = 10) : String(static_cast<long>(n), base) {}
    explicit String(unsigned n, unsigned char base = 10) : String(static_cast<unsigned long>(n), base) {}
    explicit String(long n, unsigned char base = 10);
    explicit String(unsigned long n, unsigned char base = 10);
#ifndef PAWL_BOARD_AVR
    explicit String(long long n, unsigned char base = 10);
    explicit String(unsigned long long n, unsigned char base = 10);
#endif
    explicit String(float n, unsigned char decimals = 2) : String(static_cast<double>(n), decimals) {}
    explicit String(double n, unsigned char decimals = 2);
    ~String();

    String& operator=(const String& other) {
        if (this != &other) other.text_ ? assign(other.text_, other.length_) : forget();
        return *this;
    }
    String& operator=(String&& other) noexcept {
        if (this != &other) {
            forget();
            take(other);
        }
        return *this;
    }
    String& operator=(StringSumHelper&& sum) noexcept;
    String& operator=(const char* text) {
        text ? assign(text, strlen(text)) : forget();
        return *this;
    }
    String& operator=(const __FlashStringHelper* text) { return *this = pawl_sketch::plain(text); }

    operator condition() const { return text_ ? &String::true_condition : nullptr; }
    const char* c_str() const { return text_ ? text_ : ""; }
    unsigned length() const { return length_; }
    bool isEmpty() const { return length_ == 0; }
    bool reserve(unsigned size);
    void clear() {
        if (text_) text_[length_ = 0] = 0;
    }

    // Adding; false where there was no memory for it. Numbers in base 10, fractions with two decimals.
    bool concat(const char* text, unsigned length);
    bool concat(const uint8_t* text, unsigned length) { return concat(reinterpret_cast<const char*>(text), length); }
    bool concat(const char* text) { return text && concat(text, static_cast<unsigned>(strlen(text))); }
    bool concat(const __FlashStringHelper* text) { return concat(pawl_sketch::plain(text)); }
    bool concat(const String& other) { return concat(other.c_str(), other.length_); }
    bool concat(char c) { return concat(&c, 1); }
    template <typename Number>
    bool concat(Number n) {
        return concat(String(n));
    }
    template <typename Thing>
    String& operator+=(const Thing& added) {
        concat(added);
        return *this;
    }

    int compareTo(const String& other) const { return strcmp(c_str(), other.c_str()); }
    bool equals(const String& other) const { return length_ == other.length_ && compareTo(other) == 0; }
    bool equals(const char* text) const { return strcmp(c_str(), text ? text : "") == 0; }
    bool equalsIgnoreCase(const String& other) const;
    // Also with a constant length of time, for passwords.
    bool equalsConstantTime(const String& other) const;
    bool operator<(const String& other) const { return compareTo(other) < 0; }
    bool operator>(const String& other) const { return compareTo(other) > 0; }
    bool operator<=(const String& other) const { return compareTo(other) <= 0; }
    bool operator>=(const String& other) const { return compareTo(other) >= 0; }
    bool startsWith(const String& prefix) const { return startsWith(prefix, 0); }
    bool startsWith(const String& prefix, unsigned offset) const;
    bool endsWith(const String& suffix) const;

    // Outside of the text: 0, and what is written there is lost.
    char charAt(unsigned index) const { return index < length_ ? text_[index] : '\0'; }
    void setCharAt(unsigned index, char c) {
        if (index < length_) text_[index] = c;
    }
    char operator[](unsigned index) const { return charAt(index); }
    char& operator[](unsigned index);
    char* begin() { return text_ ? text_ : const_cast<char*>(""); }
    char* end() { return begin() + length_; }
    const char* begin() const { return c_str(); }
    const char* end() const { return c_str() + length_; }

    int indexOf(char c, unsigned from = 0) const;
    int indexOf(const String& text, unsigned from = 0) const;
    int lastIndexOf(char c) const { return lastIndexOf(c, length_ - 1); }
    int lastIndexOf(char c, unsigned from) const;
    int lastIndexOf(const String& text) const { return lastIndexOf(text, length_ - text.length_); }
    int lastIndexOf(const String& text, unsigned from) const;
    String substring(unsigned from) const { return substring(from, length_); }
    String substring(unsigned from, unsigned to) const;

    void replace(char from, char to);
    void replace(const String& from, const String& to);
    void remove(unsigned index) { remove(index, length_); }
    void remove(unsigned index, unsigned count);
    void toLowerCase();
    void toUpperCase();
    void trim();

    long toInt() const;
    float toFloat() const { return static_cast<float>(toDouble()); }
    double toDouble() const;
    void getBytes(unsigned char* to, unsigned size, unsigned from = 0) const;
    void toCharArray(char* to, unsigned size, unsigned from = 0) const {
        getBytes(reinterpret_cast<unsigned char*>(to), size, from);
    }

private:
    void forget();
    void assign(const char* text, size_t length);
    void take(String& other) noexcept {
        text_ = other.text_;
        length_ = other.length_;
        room_ = other.room_;
        other.text_ = nullptr;
        other.length_ = other.room_ = 0;
    }

    char* text_ = nullptr;  // null: nothing was ever stored, or there was no memory
    unsigned length_ = 0;
    unsigned room_ = 0;  // without the 0 at the end
};

#include "string_changes.h"
#include "string_memory.h"
#include "string_numbers.h"
#include "string_search.h"
#include "string_sum.h"

#endif
