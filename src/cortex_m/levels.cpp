// The interrupts of an executor's levels.
#include <pawl/port/cortex_m/levels.hpp>

namespace pawl::inline on_cortex_m::port::detail {
void keep_level_interrupts() noexcept {}
}  // namespace pawl::inline on_cortex_m::port::detail

#define PAWL_LEVEL(index, irq)                                             \
    extern "C" void pawl_irq_##irq() {                                     \
        pawl::port::level_rest& mine = pawl::port::detail::level_slots[index]; \
        mine.step(mine.argument);                                          \
    }                                                                      \
    static_assert(pawl::port::board::level_irqs[index] == irq);
PAWL_LEVEL_IRQS(PAWL_LEVEL)
