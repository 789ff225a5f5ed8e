// A few steps in which nobody else runs.
#pragma once

#include <pawl/port/port.hpp>

namespace pawl::inline PAWL_PORT::wait {

/// While it stands, no interrupt that may use the library comes, nor another thread. From anywhere; nests. What is done
/// meanwhile has a bound: a handful of steps, whatever the program does.
class undisturbed {
public:
    [[gnu::always_inline]] undisturbed() noexcept : before_{port::interrupts_off()} {}
    undisturbed(const undisturbed&) = delete;
    undisturbed& operator=(const undisturbed&) = delete;
    [[gnu::always_inline]] ~undisturbed() { port::interrupts_on(before_); }

private:
    port::interrupts before_;
};

}  // namespace pawl::inline PAWL_PORT::wait
