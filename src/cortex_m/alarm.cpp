// Time, and the one interrupt of it. The alarm rings for whoever is due first; and once in a long while for nobody, so that the
// counter never goes half round unseen.
#include <pawl/port/cortex_m/waking.hpp>

#include <algorithm>

namespace pawl::inline on_cortex_m::port::detail {
namespace {
// How often the counter has gone half round: whoever sees its highest bit change counts that.
constinit std::uint32_t halves = 0;
constexpr std::int64_t longest = std::int64_t{1} << 30;

// Before other constructors, which may ask for the time.
[[gnu::constructor(101)]] void begin() {
    board::begin_ticks();
    core::nvic::set_priority(board::alarm_irq, core::most_urgent);
    core::nvic::enable(board::alarm_irq);
    set_alarm();
}
}  // namespace

std::int64_t now() noexcept {
    const core::masked section;
    const std::uint32_t low = board::ticks();
    if ((low >> 31) != halves % 2) ++halves;
    return static_cast<std::int64_t>(std::uint64_t{halves >> 1} << 32 | low);
}

void set_alarm() noexcept {
    const core::masked section;
    clock::time_point first = scheduler_until;
    for (const level_slot& each : level_slots) first = std::min(first, each.until);
    const std::int64_t left = first.time_since_epoch().count() - now();
    board::set_alarm(static_cast<std::uint32_t>(std::clamp<std::int64_t>(left, 1, longest)));
}

namespace {
void ring() noexcept {
    board::alarm_has_rung();
    const clock::time_point at = clock::now();
    for (std::size_t i = 0; i < levels_begun; ++i) {
        if (level_slots[i].until > at) continue;
        level_slots[i].until = clock::time_point::max();
        core::nvic::pend(board::level_irqs[i]);
    }
    if (scheduler_until <= at) {
        scheduler_until = clock::time_point::max();
        if (has_threads) pend_scheduler();
    }
    set_alarm();
}
}  // namespace
}  // namespace pawl::inline on_cortex_m::port::detail

#define PAWL_PUT_TOGETHER(a, b) a##b
#define PAWL_HANDLER_OF(irq) PAWL_PUT_TOGETHER(pawl_irq_, irq)
extern "C" void PAWL_HANDLER_OF(PAWL_ALARM_IRQ)() { pawl::port::detail::ring(); }
static_assert(PAWL_ALARM_IRQ == pawl::port::board::alarm_irq);
