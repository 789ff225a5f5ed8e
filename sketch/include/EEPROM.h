// EEPROM: bytes that outlive the power on a board. Here each run begins with an empty one, every byte 255.
#ifndef PAWL_EEPROM_H
#define PAWL_EEPROM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "pawl_sketch/string_class.h"

class EEPROMClass {
public:
    // The ESP32 takes as many as it is told to; AVR needs no begin().
    bool begin(size_t size) {
        if (size == 0 || size > most) return false;
        size_ = size;
        return true;
    }
    void begin() {}
    void end() {}
    bool commit() { return true; }
    uint16_t length() const { return static_cast<uint16_t>(size_); }

    uint8_t read(int address) const { return outside(address) ? 0 : static_cast<uint8_t>(~inverted_[address]); }
    void write(int address, uint8_t value) {
        if (!outside(address)) inverted_[address] = static_cast<uint8_t>(~value);
    }
    void update(int address, uint8_t value) {
        if (read(address) != value) write(address, value);
    }

    template <typename Thing>
    Thing& get(int address, Thing& to) const {
        uint8_t bytes[sizeof(Thing)];
        for (size_t i = 0; i < sizeof bytes; ++i) bytes[i] = read(address + static_cast<int>(i));
        memcpy(&to, bytes, sizeof bytes);
        return to;
    }
    template <typename Thing>
    const Thing& put(int address, const Thing& from) {
        uint8_t bytes[sizeof(Thing)];
        memcpy(bytes, &from, sizeof bytes);
        for (size_t i = 0; i < sizeof bytes; ++i) update(address + static_cast<int>(i), bytes[i]);
        return from;
    }
    template <typename Thing>
    Thing read_as(int address) const {
        Thing thing;
        return get(address, thing);
    }
    int32_t readInt(int address) const { return read_as<int32_t>(address); }
    uint8_t readByte(int address) const { return read(address); }
    float readFloat(int address) const { return read_as<float>(address); }
    size_t writeInt(int address, int32_t n) { return put(address, n), sizeof n; }
    size_t writeByte(int address, uint8_t n) { return write(address, n), sizeof n; }
    size_t writeFloat(int address, float n) { return put(address, n), sizeof n; }
    size_t writeString(int address, const String& text) {
        for (unsigned i = 0; i <= text.length(); ++i)
            write(address + static_cast<int>(i), static_cast<uint8_t>(text.charAt(i)));
        return text.length();
    }
    String readString(int address) const {
        String text;
        for (int c; (c = read(address)) != 0; ++address) text += static_cast<char>(c);
        return text;
    }

    class cell {
    public:
        cell(EEPROMClass& of, int address) : of_(of), address_(address) {}
        operator uint8_t() const { return of_.read(address_); }
        cell& operator=(uint8_t value) { return of_.write(address_, value), *this; }
        cell& operator=(const cell& other) { return *this = static_cast<uint8_t>(other); }

    private:
        EEPROMClass& of_;
        int address_;
    };
    cell operator[](int address) { return {*this, address}; }

private:
    bool outside(int address) const { return address < 0 || static_cast<size_t>(address) >= size_; }

#ifdef PAWL_BOARD_ESP32
    static constexpr size_t most = 4096;
    size_t size_ = 0;
#else
    static constexpr size_t most = 1024;
    size_t size_ = most;
#endif
    uint8_t inverted_[most] = {};  // so that memory which starts as 0 is an empty EEPROM
};

inline EEPROMClass EEPROM;

#endif
