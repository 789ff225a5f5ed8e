// What happens when the library is asked for what cannot be, and no value could say so.
#pragma once

#include <pawl/port/port.hpp>

#include <cstdlib>
#include <stdexcept>

namespace pawl::inline PAWL_PORT {

namespace misused {
[[noreturn, gnu::noinline, gnu::cold]] inline void say_and_end(const char* message) noexcept {
    port::last_words(message);
    port::last_words("\n");
    std::abort();
}
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_or_end(const char* message) {
#if defined(__cpp_exceptions)
    throw std::invalid_argument{message};
#else
    say_and_end(message);
#endif
}
}  // namespace misused

/// Says so and ends the program: where nothing may be thrown. Where there is no room for texts (port::has_texts) it only ends
/// it; inlined, so that they are not in the image then.
[[noreturn, gnu::always_inline]] inline void misuse_in_destructor(const char* message) noexcept {
    if constexpr (port::has_texts) misused::say_and_end(message);
    std::abort();
}

/// Throws std::invalid_argument; without exceptions, says so and ends the program.
[[noreturn, gnu::always_inline]] inline void misuse(const char* message) {
    if constexpr (port::has_texts) misused::throw_or_end(message);
    std::abort();
}

}  // namespace pawl::inline PAWL_PORT
