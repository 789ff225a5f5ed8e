// What stands around the core: a device whose interrupt may come at any step. Beside a program that knows nothing of it:
//
//     const pawl::port::simulated::device button{5, "button", 3};        three times at most; before main()
#pragma once

#include <pawl/port/cortex_m/interrupt_handler.hpp>

namespace pawl::inline on_cortex_m::port::simulated {

class device {
public:
    /// Its interrupt comes from take_interrupt() on. name: what reports call it.
    device(unsigned irq, const char* name, unsigned times) noexcept;
};

}  // namespace pawl::inline on_cortex_m::port::simulated
