// The world outside of the board, the same for all patterns: a button that is urgent, and two lines whose bytes want an echo. A
// timer plays it, on top of all that the program does; what that takes is taken off the figures.
#pragma once

#include <pawl/port/cortex_m/interrupt_handler.hpp>

#include <cstddef>
#include <cstdint>

#include "played_line.hpp"

namespace outside {

// Marks, and how many of the world's turns: counting/patterns.py has the same.
enum marks : unsigned { world_begins, world_ends, pressed, button_seen, radio_came, radio_echoed, serial_came, serial_echoed,
                        window_begins, window_ends,
                        host_asked, host_answered };
inline constexpr std::uint32_t turn_microseconds = 100, turns = 1000;

/// The interrupts that it raises; no device of either board has them.
#define OUTSIDE_HANDLER(irq) PAWL_INTERRUPT(irq)  // once around: the macro becomes its number
#define BUTTON_IRQ 22
#define RADIO_IRQ 23
#define SERIAL_IRQ 24
/// It has ended: the program tells, and ends as well.
#define OVER_IRQ 25

/// What goes out on the serial line is what the board says; the radio's bytes are only added up.
void take_radio(char byte) noexcept;
void take_serial(char byte) noexcept;
using radio_line = played_line<radio_came, radio_echoed, &take_radio>;
using serial_line = played_line<serial_came, serial_echoed, &take_serial>;
extern radio_line radio;
extern serial_line serial;

constexpr char echo_of(char byte) noexcept { return static_cast<char>(byte - 'a' + 'A'); }

/// What else it does each millisecond: a host's polls.
extern void (*each_millisecond)() noexcept;
/// From here on it plays.
void begin() noexcept;
[[nodiscard]] bool is_over() noexcept;

/// On the serial line, and how deep stacks were: beside the main program's and the interrupts', so many bytes of others.
void tell(unsigned presses_seen, std::uint32_t computed, std::size_t other_stacks = 0) noexcept;
void say(const char* text) noexcept;
void say(std::uint32_t number) noexcept;

}  // namespace outside
