// Where nobody may sleep.
#pragma once

#include <pawl/port/cortex_m/port.hpp>

namespace pawl::inline on_cortex_m::port::detail {

/// In an interrupt nobody would go on; in unprivileged mode CPSID and BASEPRI do nothing, and say nothing.
inline void refuse_to_sleep_here() noexcept {
    if (core::exception() != 0) {
        last_words("pawl: a call that waits was made in an interrupt\n");
        semihosting::exit(136);
    }
    if (core::is_unprivileged()) {
        last_words("pawl: a wait in unprivileged mode, in which interrupts cannot be kept away\n");
        semihosting::exit(140);
    }
}

}  // namespace pawl::inline on_cortex_m::port::detail
