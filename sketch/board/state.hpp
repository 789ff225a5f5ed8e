// The board around the kernel: pins, serial lines, what is attached to them. Of one execution, like the kernel.
#pragma once

#include <cstdint>

#include "check/machine/computer.hpp"

namespace pawl::sketch {

inline constexpr int most_pins = 128, most_lines = 4;

struct pin_state {
    int mode, level, analog;
    bool driven;  // a stimulus has set it
    bool analog_driven;
    bool attached;
    std::size_t source;  // the interrupt's number
    bool declared;
    int when;
    unsigned due;  // interrupts that have not been served
    void (*handler)(void*);
    void* argument;
};

struct serial_line {
    bool open;
    std::int64_t byte_ns;
    std::int64_t sent_until;  // when the last byte written will have left
    std::uint32_t input_version;
    std::uint32_t input_count, input_front;
    std::uint8_t input[4096];
};

struct board_state {
    std::uint64_t execution = 0;
    std::uint32_t next_stimulus = 0;
    unsigned pins_due = 0;  // interrupts of pins that have not been served, of all pins
    pin_state pins[most_pins];
    serial_line lines[most_lines];
};

board_state& board_now();
/// The pin of this number; stops the board at one that it does not have.
pin_state& pin_at(int pin, const char* call);
serial_line& line_at(int line);

/// A level from outside: an attached interrupt becomes due.
void drive_pin(int pin, int level);
/// A value from outside, for analogRead.
void drive_analog(int pin, int value);
/// pawl run: what the program prints is heard as the first serial line.
void connect_standard_output();
void put_input(int line, std::uint8_t byte);

}  // namespace pawl::sketch
