#include "outside.hpp"

#include <pawl/port/cortex_m/serial.hpp>
#include <pawl/port/cortex_m/stack_use.hpp>

#include "outside_timer.hpp"

[[gnu::section(".noinit")]] volatile std::uint32_t pawl_marks[most_marks];

namespace outside {
namespace {
constinit pawl::port::board::serial_line uart;
volatile std::uint32_t turn = 0;
constexpr std::uint32_t quiet_from = turns - 180;
std::uint32_t presses = 0, radio_sum = 0, echoes = 0;

[[gnu::noinline]] void play() noexcept {
    namespace nvic = pawl::port::core::nvic;
    if (turn == 0) mark<window_begins>();
    const std::uint32_t now = turn + 1;
    turn = now;
    if (now < turns) {
        // At moments of no common measure, so that each meets the others in many ways.
        if (now % 20 == 7) {
            ++presses;
            mark<pressed>();
            nvic::pend(BUTTON_IRQ);
        }
        // In the end nothing comes any more: what was to be echoed has gone.
        radio.turn(now < quiet_from && now % 17 == 3);
        serial.turn(now < quiet_from && now % 29 == 5);
        if (now % 10 == 1 && each_millisecond) each_millisecond();
    }
    if (now == turns) {
        mark<window_ends>();
        nvic::pend(OVER_IRQ);
    }
}
}  // namespace

constinit void (*each_millisecond)() noexcept = nullptr;
constinit radio_line radio{RADIO_IRQ};
constinit serial_line serial{SERIAL_IRQ};

void take_radio(char byte) noexcept {
    ++echoes;
    radio_sum = radio_sum * 31 + static_cast<unsigned char>(byte);
}
void take_serial(char byte) noexcept { uart.put(byte); }

void begin() noexcept {
    uart.begin();
    timer::begin(turn_microseconds);
    // More urgent than all that may use the library: no section of it keeps the world away, and it uses none of it.
    pawl::port::core::nvic::set_priority(OUTSIDE_IRQ, 0);
    pawl::port::core::nvic::enable(OUTSIDE_IRQ);
}
bool is_over() noexcept { return turn >= turns; }

void say(const char* text) noexcept {
    for (; *text; ++text) uart.put(*text);
}
void say(std::uint32_t number) noexcept {
    char digits[11] = {};
    char* at = digits + 10;
    do *--at = static_cast<char>('0' + number % 10);
    while (number /= 10);
    say(at);
}
void tell(unsigned presses_seen, std::uint32_t computed, std::size_t other_stacks) noexcept {
    pawl::port::core::nvic::disable(OUTSIDE_IRQ);
    const std::size_t stack = pawl::port::main_stack_used();
    say("\nbutton: pressed "), say(presses), say(" times, seen "), say(presses_seen);
    say("\nradio: "), say(radio.came()), say(" bytes came, "), say(echoes), say(" echoed, "), say(radio.lost()), say(" lost, their sum "), say(radio_sum);
    say("\nserial: "), say(serial.came()), say(" bytes came, "), say(serial.lost()), say(" lost");
    say("\ncomputed: "), say(computed);
    say("\n~ stack "), say(static_cast<std::uint32_t>(stack + other_stacks)), say("\n");
}
}  // namespace outside

OUTSIDE_HANDLER(OUTSIDE_IRQ) {
    mark<outside::world_begins>();
    outside::timer::acknowledge();
    outside::play();
    mark<outside::world_ends>();
}
