// The interrupts of an executor's levels.
#include <pawl/port/cortex_m/levels.hpp>

namespace pawl::inline on_cortex_m::port::detail {
void keep_level_interrupts() noexcept {}

namespace {
template <std::size_t Index>
inline void run_level() noexcept {
    level_slot& mine = level_slots[Index];
    const clock::time_point before = mine.until;
    mine.step(mine.argument, mine);
    if (mine.until != before) set_alarm();
}
}  // namespace
}  // namespace pawl::inline on_cortex_m::port::detail

#define PAWL_LEVEL(index, irq)                                                                                       \
    extern "C" void pawl_irq_##irq() { pawl::port::detail::run_level<index>(); }                                     \
    static_assert(pawl::port::board::level_irqs[index] == irq);
PAWL_LEVEL_IRQS(PAWL_LEVEL)
