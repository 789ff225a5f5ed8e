// What happens when the library is asked for what cannot be, and no value could say so.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace pawl {

/// Throws std::invalid_argument; without exceptions, says so and ends the program.
[[noreturn]] inline void misuse(const char* message) {
#if defined(__cpp_exceptions)
    throw std::invalid_argument{message};
#else
    std::fprintf(stderr, "%s\n", message);
    std::abort();
#endif
}

/// The same where nothing may be thrown.
[[noreturn]] inline void misuse_in_destructor(const char* message) noexcept {
    std::fprintf(stderr, "%s\n", message);
    std::abort();
}

}  // namespace pawl
