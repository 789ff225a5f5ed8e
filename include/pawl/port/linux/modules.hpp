// The program's file and its libraries, as they lie in memory.
#pragma once

#include <dlfcn.h>
#include <link.h>

#include <cerrno>
#include <cstdint>
#include <string_view>

namespace pawl::inline on_linux::port {

/// Where in which file; what a debugger or addr2line wants to know after the program has ended.
struct module_place {
    std::string_view name;  ///< empty: in none
    std::uintptr_t offset = 0;
};

// Waits for nobody, since a report may come while a task hangs in dlopen(): from glibc 2.35. Before, under the loader's lock.
#if defined(DLFO_STRUCT_HAS_EH_DBASE)
namespace detail {
inline const link_map* map_of(const void* address) noexcept {
    dl_find_object found;
    return ::_dl_find_object(const_cast<void*>(address), &found) == 0 ? found.dlfo_link_map : nullptr;
}
}  // namespace detail
[[nodiscard]] inline bool in_static_storage(const void* object) noexcept { return detail::map_of(object) != nullptr; }
[[nodiscard]] inline module_place module_of(const void* code) noexcept {
    const link_map* const map = detail::map_of(code);
    if (!map) return {};
    const std::string_view path = map->l_name && *map->l_name ? map->l_name : program_invocation_short_name;
    return {path.substr(path.rfind('/') + 1), reinterpret_cast<std::uintptr_t>(code) - map->l_addr};
}
#else
[[nodiscard]] inline bool in_static_storage(const void* object) noexcept {
    Dl_info found;
    return ::dladdr(object, &found) != 0;
}
[[nodiscard]] inline module_place module_of(const void* code) noexcept {
    Dl_info found;
    if (::dladdr(code, &found) == 0) return {};
    const std::string_view path = found.dli_fname;
    return {path.substr(path.rfind('/') + 1),
            reinterpret_cast<std::uintptr_t>(code) - reinterpret_cast<std::uintptr_t>(found.dli_fbase)};
}
#endif

}  // namespace pawl::inline on_linux::port
