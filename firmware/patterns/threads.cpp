// Threads with stacks of their own: two echo loops that block, as one would write them if there were nothing else in the world, and one
// that waits for the button. The main program computes, less urgent than they.
#include <pawl/lock/event.hpp>
#include <pawl/port/cortex_m/threads.hpp>

#include <array>
#include <optional>

#include "bytes_in.hpp"
#include "computation.hpp"

namespace {
constinit pawl::event button{"button"}, over{"over"};
unsigned presses_seen = 0;
std::optional<bytes_in<outside::radio_line>> radio;
std::optional<bytes_in<outside::serial_line>> serial;

void sees_button(void*) {
    for (;;) {
        button.wait();
        mark<outside::button_seen>();
        button.reset();
        ++presses_seen;
    }
}
void echoes(auto& line) {
    for (;;) {
        const auto came = line.bytes().recv();
        if (!came) return;
        line.echo(*came);
    }
}

constinit std::array<std::uint64_t, 56> button_stack, radio_stack, serial_stack;
std::uint32_t begins(const char* name, int priority, std::span<std::uint64_t> stack, void (*run)(void*)) {
    return pawl::port::begin_thread({.name = name, .priority = priority, .stack = stack, .run = run});
}
}  // namespace

OUTSIDE_HANDLER(BUTTON_IRQ) { button.set(); }
OUTSIDE_HANDLER(RADIO_IRQ) { radio->on_interrupt(); }
OUTSIDE_HANDLER(SERIAL_IRQ) { serial->on_interrupt(); }
OUTSIDE_HANDLER(OVER_IRQ) { over.set(); }

int main() {
    static constinit computation c;
    radio.emplace(outside::radio);
    serial.emplace(outside::serial);
    const std::uint32_t numbers[] = {
        begins("button", 3, button_stack, sees_button),
        begins("radio", 2, radio_stack, [](void*) { echoes(*radio); }),
        begins("serial", 1, serial_stack, [](void*) { echoes(*serial); })};
    pawl::port::take_interrupt<BUTTON_IRQ, 3>();
    pawl::port::take_interrupt<RADIO_IRQ, 3>();
    pawl::port::take_interrupt<SERIAL_IRQ, 3>();
    pawl::port::take_interrupt<OVER_IRQ, 3>();
    radio->begin();
    serial->begin();
    outside::begin();
    c.whole();
    over.wait();
    std::size_t stacks = pawl::port::interrupt_stack_used();
    for (const auto each : numbers) {
        stacks += pawl::port::stack_used(each);
        outside::say("\n~ thread "), outside::say(pawl::port::detail::thread_name(each)), outside::say(": ");
        outside::say(static_cast<std::uint32_t>(pawl::port::stack_used(each))), outside::say(" bytes of its stack of ");
        outside::say(static_cast<std::uint32_t>(sizeof button_stack));
    }
    outside::tell(presses_seen, c.result(), stacks);
    return 0;
}
