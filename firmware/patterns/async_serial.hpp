// Who answers on the serial line, as a task like that of the radio's.
#pragma once

#include "async_parties.hpp"

namespace parties {

inline std::optional<bytes_in<outside::serial_line>> serial;
inline constinit pawl::static_frame<echoes_bytes> serial_frame;

/// All three, and the world.
template <std::size_t Level, class Executor>
void begin_all(Executor& on) {
    begin<Level>(on);
    serial.emplace(outside::serial);
    on.template spawn<Level>(echoes(serial_frame, *serial));
    pawl::port::take_interrupt<SERIAL_IRQ, 3>();
    serial->begin();
    outside::begin();
}

}  // namespace parties

OUTSIDE_HANDLER(SERIAL_IRQ) { parties::serial->on_interrupt(); }
