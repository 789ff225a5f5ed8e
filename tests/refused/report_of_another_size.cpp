// EXPECT: aka ‘const std::array<unsigned char, 8>&’
// A report that is longer than what the host was told.
#include <devices/hid.hpp>

using device = devices::hid<devices::usb::in_memory, 8, 1>;

void sends(device::in_half& to) {
#if defined(RIGHT)
    static_cast<void>(to.try_send(std::array<std::uint8_t, 8>{}));
#else
    static_cast<void>(to.try_send(std::array<std::uint8_t, 9>{}));
#endif
}
