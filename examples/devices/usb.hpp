// The registers of the device's end of a bus, and the requests that a host makes there: a part of what USB has.
#pragma once

#include "registers.hpp"

#include <cstddef>

namespace devices::usb {

/// Bits of `status`. The same bits in `control`: the interrupt comes as long as one of them is set.
/// Events, which stay until they are written to `acknowledge`:
inline constexpr word was_reset = 1;  ///< the host begins anew: address 0, nothing configured, nothing on its way
inline constexpr word request =
    2;  ///< the host asks: `request_low`, `request_high`. Until acknowledged no reply leaves
inline constexpr word reply_taken = 4;   ///< the host has the reply
inline constexpr word report_taken = 8;  ///< the host has the report that was put
inline constexpr word host_gone = 16;    ///< nobody is at the other end any more
inline constexpr word events = was_reset | request | reply_taken | report_taken | host_gone;
/// What is so:
inline constexpr word report_there =
    32;  ///< the host's report can be read: `taken_length`, `taken`; until `take_next` is written
inline constexpr word report_room = 64;  ///< no report is on its way to the host

/// Written to `reply` or `put`: so many bytes of what was written to `reply_bytes` or `put_bytes` before are for the host.
inline constexpr word refuse = word{1} << 31;  ///< to `reply`: there is no answer to this

inline constexpr std::size_t most_bytes = 64;  ///< of one transaction

/// Bytes go through four at a time, the first one lowest.
template <class Block>
concept registers = requires(Block& bus) {
    requires readable<decltype(bus.status)> && writable<decltype(bus.control)> && writable<decltype(bus.acknowledge)>;
    requires writable<decltype(bus.address)>;
    requires readable<decltype(bus.request_low)> && readable<decltype(bus.request_high)>;
    requires writable<decltype(bus.reply_bytes)> && writable<decltype(bus.reply)>;
    requires writable<decltype(bus.put_bytes)> && writable<decltype(bus.put)>;
    requires readable<decltype(bus.taken_length)> && readable<decltype(bus.taken)>;
    requires writable<decltype(bus.take_next)>;
};

/// As a microcontroller would have them.
struct in_memory {
    register_in_memory status, control, acknowledge, address, request_low, request_high, reply_bytes, reply, put_bytes,
        put, taken_length, taken, take_next;
};
static_assert(registers<in_memory>);

/// The first two bytes of a request, as one number: what it is about, and what is asked.
enum class asks : std::uint16_t {
    get_status = 0x0080,
    set_address = 0x0500,
    get_descriptor = 0x0680,
    get_report_descriptor = 0x0681,
    set_configuration = 0x0900,
    set_idle = 0x0a21,
};
enum descriptor : std::uint8_t { device = 1, configuration = 2, report = 0x22 };

/// Eight bytes.
struct request_words {
    word low, high;
    [[nodiscard]] asks what() const noexcept { return static_cast<asks>(low & 0xffff); }
    [[nodiscard]] word value() const noexcept { return low >> 16; }
    [[nodiscard]] word length() const noexcept { return high >> 16; }
};

}  // namespace devices::usb
