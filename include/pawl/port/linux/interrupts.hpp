// Interrupts on Linux are signals, and what pawl check declares.
#pragma once

#include <pawl/port/linux/system_call.h>
#include <pawl/nonblocking.hpp>

#include <unistd.h>

#include <cstdint>
#include <cstring>

namespace pawl::inline on_linux::port {

/// What interrupts_on() is given back.
using interrupts = std::uint64_t;

/// None comes on top of the calling task until interrupts_on(). One system call each. From anywhere.
[[nodiscard]] inline interrupts interrupts_off() noexcept PAWL_NONBLOCKING { return pawl_interrupts_off(); }
inline void interrupts_on(interrupts before) noexcept PAWL_NONBLOCKING { pawl_interrupts_on(before); }

/// For who is about to end the program, from an interrupt too.
inline void last_words(const char* text) noexcept {
    if (write(STDERR_FILENO, text, std::strlen(text)) < 0) return;
}

}  // namespace pawl::inline on_linux::port
