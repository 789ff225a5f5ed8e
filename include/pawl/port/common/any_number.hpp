// Numbers for who begins where, on ports whose tasks have no such number each for themselves.
#pragma once

#include <atomic>
#include <cstdint>

namespace pawl::port_common {

/// Any number, another one each time: who begins where, not who wins. Two that ask at once may get the same. xorshift
/// (Marsaglia, 2003).
[[nodiscard]] inline std::uint32_t any_number() noexcept {
    static constinit std::atomic<std::uint32_t> last{0x9e3779b9};
    std::uint32_t state = last.load(std::memory_order_relaxed);
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    last.store(state, std::memory_order_relaxed);
    return state;
}

}  // namespace pawl::port_common
