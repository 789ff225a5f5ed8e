// What happens when the library is asked for what cannot be, and no value could say so.
#pragma once

#include <pawl/port/port.hpp>

#include <cstdlib>
#include <stdexcept>

namespace pawl::inline PAWL_PORT {

/// Says so and ends the program: where nothing may be thrown.
[[noreturn]] inline void misuse_in_destructor(const char* message) noexcept {
    port::last_words(message);
    port::last_words("\n");
    std::abort();
}

/// Throws std::invalid_argument; without exceptions, says so and ends the program.
[[noreturn]] inline void misuse(const char* message) {
#if defined(__cpp_exceptions)
    throw std::invalid_argument{message};
#else
    misuse_in_destructor(message);
#endif
}

}  // namespace pawl::inline PAWL_PORT
