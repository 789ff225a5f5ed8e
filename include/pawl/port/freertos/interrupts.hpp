// Interrupts that may use the kernel, kept away from the calling core.
#pragma once

#include <pawl/port/freertos/kernel.hpp>

#include <cstdio>

namespace pawl::inline on_freertos::port {

/// What interrupts_on() is given back.
using interrupts = UBaseType_t;

/// None comes on top of the caller until interrupts_on(); nor does a switch to another task. From anywhere.
[[nodiscard]] inline interrupts interrupts_off() noexcept PAWL_NONBLOCKING { return kernel::interrupts_off(); }
inline void interrupts_on(interrupts before) noexcept PAWL_NONBLOCKING { kernel::interrupts_on(before); }

/// For who is about to end the program.
inline void last_words(const char* text) noexcept {
    if (std::fputs(text, stderr) < 0) return;
}

}  // namespace pawl::inline on_freertos::port
