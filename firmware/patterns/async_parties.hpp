// Who answers the world, as tasks: one for the button, one for the radio's line. The level they run at is the pattern's choice.
#pragma once

#include <pawl/lock/event.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>

#include <optional>

#include "bytes_in.hpp"

namespace parties {

inline constinit pawl::event button{"button"};
inline unsigned presses_seen = 0;
inline std::optional<bytes_in<outside::radio_line>> radio;

inline constexpr std::size_t sees_bytes = 240, echoes_bytes = 240;

inline pawl::task<> sees_button(pawl::static_frame<sees_bytes>&) {
    for (;;) {
        const auto pressed = co_await button.async_wait();
        if (!pressed) co_return;
        mark<outside::button_seen>();
        button.reset();
        ++presses_seen;
    }
}
template <class Line>
pawl::task<> echoes(pawl::static_frame<echoes_bytes>&, bytes_in<Line>& line) {
    for (;;) {
        const auto came = co_await line.bytes().async_recv();
        if (!came) co_return;
        line.echo(*came);
    }
}

inline constinit pawl::static_frame<sees_bytes> button_frame;
inline constinit pawl::static_frame<echoes_bytes> radio_frame;

inline void (*at_end)() = nullptr;

/// Both, at a level of the executor, which stops when the world is over.
template <std::size_t Level, class Executor>
void begin(Executor& on) {
    static Executor* which;
    which = &on;
    at_end = [] { which->stop(); };
    radio.emplace(outside::radio);
    on.template spawn<Level>(sees_button(button_frame));
    on.template spawn<Level>(echoes(radio_frame, *radio));
    pawl::port::take_interrupt<BUTTON_IRQ, 3>();
    pawl::port::take_interrupt<RADIO_IRQ, 3>();
    pawl::port::take_interrupt<OVER_IRQ, 3>();
    radio->begin();
}

}  // namespace parties

OUTSIDE_HANDLER(BUTTON_IRQ) { parties::button.set(); }
OUTSIDE_HANDLER(RADIO_IRQ) { parties::radio->on_interrupt(); }
OUTSIDE_HANDLER(OVER_IRQ) { parties::at_end(); }
