// Which pin an analog input is: A0 of an Uno is pin 14, of an ESP32 pin 36.
#pragma once

#include <optional>

namespace pawl::sketch {

enum class analog_inputs { of_uno, of_esp32 };

/// A`number`; nothing where the board has no such input.
std::optional<int> pin_of_analog_input(analog_inputs board, int number);

/// What analogRead(`pin`) measures: the Uno's inputs may be told by their numbers alone.
int measured_pin(analog_inputs board, int pin);

}  // namespace pawl::sketch
