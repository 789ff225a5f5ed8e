// How deep the stack was that the program began on: the start has painted what was unused (src/cortex_m/start.cpp).
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" std::uint32_t pawl_left_begin[], pawl_stack_top[];

namespace pawl::inline on_cortex_m::port {

/// Of the main program; and of all interrupts, where there are no threads. Bytes, ever so far.
[[nodiscard]] inline std::size_t main_stack_used() noexcept {
    constexpr std::uint32_t paint = 0x7061'776c;
    const std::uint32_t* at = pawl_left_begin;
    while (at != pawl_stack_top && *at == paint) ++at;
    return static_cast<std::size_t>(pawl_stack_top - at) * 4;
}

}  // namespace pawl::inline on_cortex_m::port
