// Finding a part of a chain of wrappers by what it can do.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <concepts>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// Whether some part of a chain of type S takes what Act does to it.
template <class S, class Act>
inline constexpr bool reaches = [] {
    if constexpr (std::invocable<const Act&, S&>)
        return true;
    else if constexpr (requires(S & s) { s.inner(); })
        return reaches<std::remove_reference_t<decltype(std::declval<S&>().inner())>, Act>;
    else
        return false;
}();

/// act() on the outermost part of the chain that it can be called with: s, s.inner(), and so on.
template <class S, class Act>
void reach(S& s, const Act& act) noexcept {
    static_assert(reaches<S, Act>, "pawl: no sound in this chain can do that; wrap it in one that can");
    if constexpr (std::invocable<const Act&, S&>)
        act(s);
    else if constexpr (requires { s.inner(); })
        reach(s.inner(), act);
}

}  // namespace pawl::inline PAWL_PORT::sound
