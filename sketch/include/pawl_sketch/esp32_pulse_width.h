/* Pulse width on the ESP32 (LEDC), in both manners: by channel, as up to version 2 of its core, and by pin, as from version 3. */
#ifndef PAWL_SKETCH_ESP32_PULSE_WIDTH_H
#define PAWL_SKETCH_ESP32_PULSE_WIDTH_H

#ifdef __cplusplus

#include <stdint.h>

#include "board_calls.h"
#include "board_value.h"

namespace pawl_sketch {

// Which pins a channel drives, and what it gives them. Pins attached by ledcAttach() are told by their own number.
struct pulse_width {
    static constexpr int channels = 16;
    static constexpr int pins = 40;
    board_value<uint32_t> frequency[channels];
    board_value<uint32_t> duty[pins];       // of a pin of its own, or of the channel with that number
    board_value<uint8_t> channel_of[pins];  // counted from 1; 0: none
    board_value<bool> by_pin[pins];

    bool write(int number, uint32_t value) {
        if (number < 0 || number >= pins) return false;
        duty[number] = value;
        if (by_pin[number]) {
            pawl_board_analog_write(number, static_cast<int>(value));
            return true;
        }
        bool any = false;
        for (int pin = 0; pin < pins; ++pin) {
            if (channel_of[pin] != number + 1) continue;
            pawl_board_analog_write(pin, static_cast<int>(value));
            any = true;
        }
        return any;
    }
};

inline pulse_width pulse_width_outputs = {};

}  // namespace pawl_sketch

inline uint32_t ledcSetup(uint8_t channel, double frequency, uint8_t bits) {
    (void)bits;
    if (channel >= pawl_sketch::pulse_width::channels) return 0;
    return pawl_sketch::pulse_width_outputs.frequency[channel] = static_cast<uint32_t>(frequency);
}

inline void ledcAttachPin(uint8_t pin, uint8_t channel) {
    if (pin >= pawl_sketch::pulse_width::pins || channel >= pawl_sketch::pulse_width::channels) return;
    pawl_board_pin_mode(pin, 1);
    pawl_sketch::pulse_width_outputs.channel_of[pin] = static_cast<uint8_t>(channel + 1);
}

inline void ledcDetachPin(uint8_t pin) {
    if (pin < pawl_sketch::pulse_width::pins) pawl_sketch::pulse_width_outputs.channel_of[pin] = 0;
}

inline bool ledcAttach(uint8_t pin, uint32_t frequency, uint8_t bits) {
    (void)frequency, (void)bits;
    if (pin >= pawl_sketch::pulse_width::pins) return false;
    pawl_board_pin_mode(pin, 1);
    return pawl_sketch::pulse_width_outputs.by_pin[pin] = true;
}

inline bool ledcAttachChannel(uint8_t pin, uint32_t frequency, uint8_t bits, uint8_t) {
    return ledcAttach(pin, frequency, bits);
}

inline bool ledcDetach(uint8_t pin) {
    if (pin >= pawl_sketch::pulse_width::pins) return false;
    pawl_sketch::pulse_width_outputs.by_pin[pin] = false;
    return true;
}

// The pin, or the channel.
inline bool ledcWrite(uint8_t number, uint32_t duty) { return pawl_sketch::pulse_width_outputs.write(number, duty); }
inline uint32_t ledcRead(uint8_t number) {
    if (number >= pawl_sketch::pulse_width::pins) return 0;
    return pawl_sketch::pulse_width_outputs.duty[number];
}

inline bool ledcFade(uint8_t, uint32_t, uint32_t, int) {
    pawl_board_refuse("ledcFade(): pawl does not simulate outputs that change by themselves; use ledcWrite()", __FILE__,
                      __LINE__);
}

// A lamp of three colours: told as one number, red above green above blue.
inline void rgbLedWrite(uint8_t pin, uint8_t red, uint8_t green, uint8_t blue) {
    pawl_board_analog_write(pin, red << 16 | green << 8 | blue);
}
inline void neopixelWrite(uint8_t pin, uint8_t red, uint8_t green, uint8_t blue) { rgbLedWrite(pin, red, green, blue); }

inline uint32_t ledcWriteTone(uint8_t number, double frequency) {
    for (int pin = 0; pin < pawl_sketch::pulse_width::pins; ++pin) {
        const auto& outputs = pawl_sketch::pulse_width_outputs;
        if (outputs.channel_of[pin] == number + 1 || (pin == number && outputs.by_pin[pin]))
            pawl_board_tone(pin, static_cast<unsigned>(frequency), 0);
    }
    return static_cast<uint32_t>(frequency);
}

#endif
#endif
