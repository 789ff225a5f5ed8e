// When a program is traced from its beginning, and when it writes what it has.
#pragma once

#include <pawl/port/port.hpp>

namespace pawl::inline PAWL_PORT::trace {

/// PAWL_TRACE=file: from now on, until the program ends or is ended.
void begin_if_asked() noexcept;

/// The file, written once. From a thread that may allocate.
void write_at_the_end() noexcept;

/// To the standard error output, in one line.
void complain(const char* about, const char* why) noexcept;

}  // namespace pawl::inline PAWL_PORT::trace
