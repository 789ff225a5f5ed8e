// Where nothing is optimised, calls remain that are never made: this port traces nothing.
#include <pawl/watch/trace_hook.hpp>

#include <cstdlib>

namespace pawl::inline PAWL_PORT::trace {
void tell(traced, const void*, const char*, std::source_location, const void*, std::uint32_t) noexcept { std::abort(); }
void remember(const void*, std::source_location) noexcept { std::abort(); }
}  // namespace pawl::inline PAWL_PORT::trace
