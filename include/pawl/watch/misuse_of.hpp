// What the library is asked for that cannot be, where the message names an object. Nothing is put together, so that nothing is
// allocated, unless it is thrown.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/printable.hpp>
#include <pawl/watch/text_writer.hpp>

#include <cstdlib>
#include <string_view>

namespace pawl::inline PAWL_PORT::watch {

/// Says "pawl: kind "name" what" and ends the program: where nothing may be thrown.
[[noreturn, gnu::cold, gnu::noinline]] inline void misuse_of(const char* kind, const char* name,
                                                             std::string_view what) noexcept {
    {
        text_writer to{standard_error};
        to << "pawl: ";
        write_kind_and_name(to, kind, name);
        to << ' ' << what << '\n';
    }
    std::abort();
}

}  // namespace pawl::inline PAWL_PORT::watch
