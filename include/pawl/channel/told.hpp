// What channels tell of themselves to who traces the program: operations that have ended.
#pragma once

#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <cstdint>
#include <source_location>

namespace pawl::inline PAWL_PORT::channel {

/// Null: it has none.
template <class Core>
[[nodiscard]] const char* told_name(const Core& core) noexcept PAWL_NONBLOCKING {
    if constexpr (requires { core.ends.name(); })
        return core.ends.name();
    else
        return nullptr;
}

/// A call that is as short as a ring's would be a good deal longer with a hook: those tell of messages that wake somebody.
template <class Core>
inline constexpr bool tells_each = !requires {
    Core::tells_who_wakes;
};

/// why: errc{} where a message went through. Attempts that found nothing to do tell nothing.
template <class Core>
[[gnu::always_inline]] inline void tell_of(trace::traced what, const Core& core, errc why,
                                           std::source_location at = {}) noexcept PAWL_NONBLOCKING {
    if constexpr (!tells_each<Core>) return;
    if (trace::is_on()) [[unlikely]]
        if (why != errc::full && why != errc::empty && why != errc::contended)
            trace::tell(what, &core, told_name(core), at, nullptr, static_cast<std::uint32_t>(why));
}

}  // namespace pawl::inline PAWL_PORT::channel
