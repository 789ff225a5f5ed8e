// Print: everything that text can be written to. A number is written in one piece, println()'s end of line in another: between
// the two another task may print, as on the board.
#ifndef PAWL_SKETCH_PRINT_H
#define PAWL_SKETCH_PRINT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "constants.h"
#include "decimal_text.h"
#include "flash_text.h"
#include "printable.h"
#include "printf_text.h"
#include "string_class.h"
#include "whole_number_text.h"

class Print {
public:
    virtual size_t write(uint8_t one) = 0;
    virtual size_t write(const uint8_t* data, size_t size) {
        size_t written = 0;
        while (written < size && write(data[written])) ++written;
        return written;
    }
    size_t write(const char* text) { return text ? write(text, strlen(text)) : 0; }
    size_t write(const char* data, size_t size) { return write(reinterpret_cast<const uint8_t*>(data), size); }
    virtual int availableForWrite() { return 0; }
    virtual void flush() {}

    int getWriteError() const { return write_error_; }
    void clearWriteError() { write_error_ = 0; }

    size_t print(const char* text) { return write(text); }
    size_t print(const __FlashStringHelper* text) { return write(pawl_sketch::plain(text)); }
    size_t print(const String& text) { return write(text.c_str(), text.length()); }
    size_t print(const Printable& object) { return object.printTo(*this); }
    size_t print(char c) { return write(static_cast<uint8_t>(c)); }
    size_t print(unsigned char n, int base = DEC) { return print(static_cast<unsigned long>(n), base); }
    size_t print(int n, int base = DEC) { return print(static_cast<long>(n), base); }
    size_t print(unsigned n, int base = DEC) { return print(static_cast<unsigned long>(n), base); }
    // Base 0 means: the byte as it is.
    size_t print(long n, int base = DEC) {
        return base ? write_number(pawl_sketch::signed_text(n, static_cast<unsigned>(base))) : write_byte(n);
    }
    size_t print(unsigned long n, int base = DEC) {
        return base ? write_number({pawl_sketch::as_on_board(n), static_cast<unsigned>(base)}) : write_byte(n);
    }
    size_t print(double n, int decimals = 2) {
        return pawl_sketch::write_decimal(*this, n, static_cast<unsigned char>(decimals));
    }

    size_t println() { return write("\r\n", 2); }
    size_t println(const char* text) { return ended(print(text)); }
    size_t println(const __FlashStringHelper* text) { return ended(print(text)); }
    size_t println(const String& text) { return ended(print(text)); }
    size_t println(const Printable& object) { return ended(print(object)); }
    size_t println(char c) { return ended(print(c)); }
    size_t println(unsigned char n, int base = DEC) { return ended(print(n, base)); }
    size_t println(int n, int base = DEC) { return ended(print(n, base)); }
    size_t println(unsigned n, int base = DEC) { return ended(print(n, base)); }
    size_t println(long n, int base = DEC) { return ended(print(n, base)); }
    size_t println(unsigned long n, int base = DEC) { return ended(print(n, base)); }
    size_t println(double n, int decimals = 2) { return ended(print(n, decimals)); }

#ifndef PAWL_BOARD_AVR  // which has neither
    size_t print(long long n, int base = DEC) {
        const auto bits = static_cast<unsigned long long>(n);
        const bool sign = base == DEC && n < 0;
        return base ? write_number({sign ? 0 - bits : bits, static_cast<unsigned>(base), sign}) : write_byte(n);
    }
    size_t print(unsigned long long n, int base = DEC) {
        return base ? write_number({n, static_cast<unsigned>(base)}) : write_byte(n);
    }
    size_t println(long long n, int base = DEC) { return ended(print(n, base)); }
    size_t println(unsigned long long n, int base = DEC) { return ended(print(n, base)); }

    size_t printf(const char* format, ...) {
        va_list arguments;
        va_start(arguments, format);
        const size_t written = vprintf(format, arguments);
        va_end(arguments);
        return written;
    }
    size_t vprintf(const char* format, va_list arguments) {
        return pawl_sketch::write_printf(*this, format, arguments);
    }
#endif

protected:
    void setWriteError(int error = 1) { write_error_ = error; }

private:
    size_t ended(size_t written) { return written + println(); }
    size_t write_number(const pawl_sketch::whole_number_text& text) { return write(text.begin(), text.size()); }
    template <typename Number>
    size_t write_byte(Number n) {
        return write(static_cast<uint8_t>(n));
    }

    int write_error_ = 0;
};

#endif
