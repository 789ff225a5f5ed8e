// What a driver sees of its hardware: registers, by reference. In memory on a microcontroller; on Linux a simulation's (linux/).
#pragma once

#include <concepts>
#include <cstdint>

namespace devices {

using word = std::uint32_t;

template <class Register>
concept readable = requires(Register& r) {
    { r.read() }
    noexcept->std::same_as<word>;
};
template <class Register>
concept writable = requires(Register& r, word content) {
    { r.write(content) }
    noexcept;
};

/// A register at its place in memory. A block of registers is a struct of these, laid over the device's addresses.
class register_in_memory {
public:
    [[nodiscard]] word read() const noexcept { return content_; }
    void write(word content) noexcept { content_ = content; }

private:
    volatile word content_ = 0;
};

}  // namespace devices
