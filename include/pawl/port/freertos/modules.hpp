// The program is one image.
#pragma once

#include <pawl/port/freertos/kernel.hpp>

#include <cstdint>
#include <string_view>

namespace pawl::inline on_freertos::port {

struct module_place {
    std::string_view name;  ///< empty: the program, whose addresses are what the debugger knows
    std::uintptr_t offset = 0;
};
[[nodiscard]] inline module_place module_of(const void*) noexcept { return {}; }
/// Not known: linkers' scripts name the ends of it as they like.
[[nodiscard]] inline bool in_static_storage(const void*) noexcept { return false; }

}  // namespace pawl::inline on_freertos::port
