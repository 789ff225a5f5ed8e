// Threads with stacks of their own: two echo loops that block, as one would write them if there were nothing else in the world, and one
// that waits for the button. The main program computes, less urgent than they.
#include <pawl/lock/event.hpp>
#include <pawl/task/thread.hpp>

#include <optional>

#include "bytes_in.hpp"
#include "computation.hpp"

namespace {
constinit pawl::event button{"button"}, over{"over"};
unsigned presses_seen = 0;
std::optional<bytes_in<outside::radio_line>> radio;
std::optional<bytes_in<outside::serial_line>> serial;

void sees_button() {
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

pawl::static_stack<768> button_stack, radio_stack, serial_stack;

std::size_t tells(const char* name, const pawl::thread& of) {
    outside::say("\n~ thread "), outside::say(name), outside::say(": ");
    outside::say(static_cast<std::uint32_t>(of.stack_used())), outside::say(" bytes of its stack of ");
    outside::say(static_cast<std::uint32_t>(of.stack_size()));
    return of.stack_used();
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
    // Static: they run as long as the program.
    static pawl::thread sees{{.name = "button", .priority = 3, .stack = button_stack}, sees_button};
    static pawl::thread hears{{.name = "radio", .priority = 2, .stack = radio_stack}, [] { echoes(*radio); }};
    static pawl::thread reads{{.name = "serial", .priority = 1, .stack = serial_stack}, [] { echoes(*serial); }};
    pawl::port::take_interrupt<BUTTON_IRQ, 3>();
    pawl::port::take_interrupt<RADIO_IRQ, 3>();
    pawl::port::take_interrupt<SERIAL_IRQ, 3>();
    pawl::port::take_interrupt<OVER_IRQ, 3>();
    radio->begin();
    serial->begin();
    outside::begin();
    c.whole();
    over.wait();
    const std::size_t stacks =
        pawl::port::interrupt_stack_used() + tells("button", sees) + tells("radio", hears) + tells("serial", reads);
    outside::tell(presses_seen, c.result(), stacks);
    return 0;
}
