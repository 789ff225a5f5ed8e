#include "sketch/board/outside.hpp"

#include "check/wire/board.hpp"
#include "sketch/board/state.hpp"
#include "sketch/board/timers.hpp"
#include "sketch/kernel/state.hpp"

namespace pawl::sketch {
namespace {

using check::machine::the_computer;
using check::wire::stimulus;
using check::wire::stimulus_kind;

const stimulus* next_stimulus() {
    const check::wire::board& asked = the_computer.session().on_board;
    const std::uint32_t next = board_now().next_stimulus;
    return next < asked.stimulus_count ? &asked.stimuli[next] : nullptr;
}

void apply(const stimulus& s) {
    switch (s.kind) {
        case stimulus_kind::serial: put_input(s.line, static_cast<std::uint8_t>(s.value)); break;
        case stimulus_kind::pin: drive_pin(s.pin, s.value); break;
        case stimulus_kind::analog: drive_analog(s.pin, s.value); break;
    }
}

}  // namespace

std::int64_t next_from_outside() {
    const stimulus* s = next_stimulus();
    const std::int64_t by_script = s ? check::machine::clock_start_ns + s->at_ns : check::machine::no_deadline;
    const std::int64_t by_timer = next_alarm();
    return by_script < by_timer ? by_script : by_timer;
}

bool let_outside_come() {
    bool came = let_alarms_come();
    while (const stimulus* s = next_stimulus()) {
        if (check::machine::clock_start_ns + s->at_ns > the_computer.now()) break;
        ++board_now().next_stimulus;
        apply(*s);
        came = true;
    }
    return came;
}

int interrupt_due() {
    const board_state& board = board_now();
    for (std::size_t i = 0; board.pins_due > 0 && i < most_pins; ++i)
        if (const pin_state& p = board.pins[i]; p.attached && p.due > 0) return static_cast<int>(p.source);
    return alarm_due();
}

void interrupt_taken(int source) {
    board_state& board = board_now();
    for (std::size_t i = 0; board.pins_due > 0 && i < most_pins; ++i)
        if (pin_state& p = board.pins[i]; p.declared && static_cast<int>(p.source) == source && p.due > 0) {
            --p.due;
            --board.pins_due;
            return;
        }
    alarm_taken(source);
}

}  // namespace pawl::sketch
