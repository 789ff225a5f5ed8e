#include "sketch/told/analog_inputs.hpp"

#include <cstddef>
#include <iterator>

namespace pawl::sketch {
namespace {

// As sketch/include/pawl_sketch/pin_names.h has them.
constexpr int uno_first = 14, uno_count = 8;
constexpr int none = -1;
constexpr int of_esp32[] = {36, none, none, 39, 32, 33, 34, 35, none, none, 4, 0, 2, 15, 13, 12, 14, 27, 25, 26};

}  // namespace

std::optional<int> pin_of_analog_input(analog_inputs board, int number) {
    if (number < 0) return std::nullopt;
    if (board == analog_inputs::of_uno) return number < uno_count ? std::optional(uno_first + number) : std::nullopt;
    const auto index = static_cast<std::size_t>(number);
    return index < std::size(of_esp32) && of_esp32[index] != none ? std::optional(of_esp32[index]) : std::nullopt;
}

int measured_pin(analog_inputs board, int pin) {
    return board == analog_inputs::of_uno && pin < uno_first ? pin + uno_first : pin;
}

}  // namespace pawl::sketch
