// Where the program's words go, and its end: to the output, and to pawl check, to which an end by a mistake is one.
#pragma once

#include <cstdint>

namespace pawl::inline on_cortex_m::port::semihosting {

void write(const char* text) noexcept;
void write(char one) noexcept;
[[noreturn]] void exit(int status) noexcept;

}  // namespace pawl::inline on_cortex_m::port::semihosting
