// Servo: shows the length of its pulse, in microseconds, as the analog value of its pin.
#ifndef PAWL_SERVO_H
#define PAWL_SERVO_H

#include <stdint.h>

#include "pawl_sketch/board_calls.h"

class Servo {
public:
    uint8_t attach(int pin, int shortest = 544, int longest = 2400) {
        pawl_board_pin_mode(pin, 1);
        pin_ = pin;
        shortest_ = shortest;
        longest_ = longest;
        return 1;
    }
    void detach() { pin_ = -1; }
    bool attached() const { return pin_ >= 0; }

    // Degrees; from 544 on, microseconds, as documented.
    void write(int value) {
        if (value >= 544) return writeMicroseconds(value);
        const int angle = value < 0 ? 0 : value > 180 ? 180 : value;
        writeMicroseconds(shortest_ + static_cast<int>(static_cast<long>(longest_ - shortest_) * angle / 180));
    }
    void writeMicroseconds(int microseconds) {
        pulse_ = microseconds < shortest_ ? shortest_ : microseconds > longest_ ? longest_ : microseconds;
        if (attached()) pawl_board_analog_write(pin_, pulse_);
    }
    // Rounded to the angle that was written.
    int read() const {
        return static_cast<int>((static_cast<long>(pulse_ - shortest_) * 180 + 90) / (longest_ - shortest_));
    }
    int readMicroseconds() const { return pulse_; }
    void setPeriodHertz(int) {}

private:
    int pin_ = -1;
    int shortest_ = 544;
    int longest_ = 2400;
    int pulse_ = 1500;
};

#endif
