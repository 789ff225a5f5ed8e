// What ends a program by name.
#pragma once

#include <pawl/port/cortex_m/semihosting.hpp>

namespace pawl::inline on_cortex_m::port::detail {

[[noreturn, gnu::cold]] inline void waits_in_an_interrupt() noexcept {
    semihosting::write("pawl: a call that waits was made in an interrupt\n");
    semihosting::exit(136);
}

}  // namespace pawl::inline on_cortex_m::port::detail
