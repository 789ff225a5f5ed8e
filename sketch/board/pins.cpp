// Pins, and the interrupts that hang on them.
#include <cstdio>

#include "sketch/board/state.hpp"
#include "sketch/include/pawl_sketch/board_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/computing.hpp"
#include "sketch/kernel/delays.hpp"
#include "sketch/kernel/switches.hpp"
#include "sketch/kernel/telling.hpp"

namespace pawl::sketch {
namespace {

enum when { low, change, falling, rising, high };
constexpr int pull_up = 2;
constexpr int interrupt_priority = 1;
constexpr unsigned without_end = ~0u;

// A search lets it come at any step: what has changed is the level that it announces.
void call_handler(void* which) {
    pin_state& p = *static_cast<pin_state*>(which);
    if (!is_run()) p.level = p.when == change ? !p.level : p.when == rising || p.when == high;
    run_handler(p.handler, p.argument);
}

void tell_pin(check::wire::board_event_kind kind, int pin, int value) {
    if (!tells_all()) return;
    check::wire::board_event e{};
    e.kind = kind;
    e.pin = static_cast<std::uint16_t>(pin);
    e.value = value;
    e.task = static_cast<std::uint16_t>(check::machine::current_task().id);
    tell(e);
}

bool triggers(int when, int before, int now) {
    switch (when) {
        case change: return before != now;
        case falling: return before && !now;
        case rising: return !before && now;
        case high: return now != 0;
        default: return now == 0;
    }
}

// pawl run: one step, which another task may notice.
void put_out(pin_state& p, service which) {
    if (!is_run()) {
        count_call();
        return the_computer.note_output();
    }
    const operation op = service_step(which, &p);
    the_computer.done(op);
}

std::uint32_t mixed(std::uint32_t seed) {
    seed ^= seed >> 16;
    seed *= 0x7feb352du;
    seed ^= seed >> 15;
    seed *= 0x846ca68bu;
    return seed ^ seed >> 16;
}

}  // namespace

void drive_pin(int pin, int level) {
    if (pin < 0 || pin >= most_pins) return;
    pin_state& p = board_now().pins[pin];
    const int before = p.driven || p.mode != pull_up ? p.level : 1;
    p.level = level != 0;
    p.driven = true;
    tell_pin(check::wire::board_event_kind::pin, pin, p.level);
    if (p.attached && triggers(p.when, before, p.level)) ++p.due, ++board_now().pins_due;
}

void drive_analog(int pin, int value) {
    if (pin < 0 || pin >= most_pins) return;
    pin_state& p = board_now().pins[pin];
    p.analog = value;
    p.analog_driven = true;
    tell_pin(check::wire::board_event_kind::analog, pin, value);
}

}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL void pawl_board_pin_mode(int pin, int mode) {
    pin_state& p = pin_at(pin, "pinMode");
    p.mode = mode;
    if (!p.driven && mode == pull_up) p.level = 1;
    tell_pin(pawl::check::wire::board_event_kind::pin_mode, pin, mode);
}

PAWL_KERNEL_CALL void pawl_board_digital_write(int pin, int value) {
    pin_state& p = pin_at(pin, "digitalWrite");
    put_out(p, service::pin_write);
    p.level = value != 0;
    tell_pin(pawl::check::wire::board_event_kind::pin, pin, p.level);
}

PAWL_KERNEL_CALL int pawl_board_digital_read(int pin) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    pin_state& p = pin_at(pin, "digitalRead");
    operation op = described(service::pin_read, &p);
    op.kind = operation_kind::load;
    op.object = reinterpret_cast<std::uint64_t>(&p.level);
    op.size = sizeof p.level;
    the_computer.perform(op);
    op.value_before = static_cast<std::uint64_t>(p.level);
    the_computer.done(op, frame);
    return p.level;
}

// Without a stimulus: noise that the seed decides, the same for a pin in the whole run.
PAWL_KERNEL_CALL int pawl_board_analog_read(int pin) {
    pin_state& p = pin_at(pin, "analogRead");
    if (is_run()) put_out(p, service::pin_read);
    if (p.analog_driven) return p.analog;
    const std::uint32_t noise = mixed(pawl_board_seed() * 31 + static_cast<std::uint32_t>(pin));
    return static_cast<int>(noise & ((1u << kernel().board.analog_bits) - 1));
}

PAWL_KERNEL_CALL void pawl_board_analog_write(int pin, int value) {
    pin_state& p = pin_at(pin, "analogWrite");
    put_out(p, service::pin_write);
    p.analog = value;
    tell_pin(pawl::check::wire::board_event_kind::analog, pin, value);
}

PAWL_KERNEL_CALL void pawl_board_tone(int pin, unsigned frequency, unsigned long) {
    tell_pin(pawl::check::wire::board_event_kind::analog, pin, static_cast<int>(frequency));
}

PAWL_KERNEL_CALL unsigned long pawl_board_pulse_in(int pin, int, unsigned long timeout_microseconds) {
    pin_at(pin, "pulseIn");
    be_busy(static_cast<std::int64_t>(timeout_microseconds) * 1000);
    return 0;
}

PAWL_KERNEL_CALL void pawl_board_attach_interrupt(int pin, void (*handler)(void*), void* argument, int when) {
    require_simulation();
    pin_state& p = pin_at(pin, "attachInterrupt");
    assert_that(handler != nullptr, "attachInterrupt was given no handler");
    p.handler = handler;
    p.argument = argument;
    p.when = when;
    p.attached = true;
    the_computer.may_come_to_rest();
    const unsigned times = is_run() ? without_end : the_computer.session().current.presses;
    if (p.declared) return the_computer.let_interrupt_come(p.source, times);
    if (!is_run() && !p.driven) p.level = when != rising && when != high;
    pawl::check::machine::interrupt_source source{};
    std::snprintf(source.name, sizeof source.name, "pin %d", pin);
    source.priority = interrupt_priority;
    source.times_left = times;
    source.handler = call_handler;
    source.state = &p;
    p.source = the_computer.declare_interrupt(source);
    p.declared = true;
}

PAWL_KERNEL_CALL void pawl_board_detach_interrupt(int pin) {
    pin_state& p = pin_at(pin, "detachInterrupt");
    if (p.declared) the_computer.let_interrupt_come(p.source, 0);
    p.attached = false;
    board_now().pins_due -= p.due;
    p.due = 0;
}
