// The registers of a serial line.
#pragma once

#include "registers.hpp"

namespace devices::uart {

/// Bits of `status`: what is so. The same bits in `control`: the interrupt comes as long as it is so.
inline constexpr word received = 1;  ///< a byte can be read from `data`
inline constexpr word room = 2;      ///< a byte can be written to `data`

/// data: reading takes the oldest byte that came, writing puts one more to be sent. A write without room is lost.
template <class Block>
concept registers = requires(Block& uart) {
    requires readable<decltype(uart.data)> && writable<decltype(uart.data)>;
    requires readable<decltype(uart.status)>;
    requires writable<decltype(uart.control)>;
};

/// As a microcontroller has them.
struct in_memory {
    register_in_memory data, status, control;
};
static_assert(registers<in_memory>);

}  // namespace devices::uart
