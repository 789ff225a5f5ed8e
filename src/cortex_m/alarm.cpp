// Time, and the one interrupt of it. The alarm rings for whoever is due first; and once in a long while for nobody, so that the
// counter never goes half round unseen.
#include <pawl/port/cortex_m/waking.hpp>

#include <algorithm>
#include <utility>

namespace pawl::inline on_cortex_m::port {
namespace detail {
namespace {
void set_board() noexcept;

// How often the counter has gone half round: whoever sees its highest bit change counts that.
constinit std::uint32_t halves = 0;
constexpr std::int64_t longest = std::int64_t{1} << 30;

// Before other constructors, which may ask for the time.
[[gnu::constructor(101)]] void begin() {
    board::begin_ticks();
    core::nvic::set_priority(board::alarm_irq, core::most_urgent);
    core::nvic::enable(board::alarm_irq);
    set_board();
}
}  // namespace

std::int64_t now() noexcept {
    const core::masked section;
    const std::uint32_t low = board::ticks();
    if ((low >> 31) != halves % 2) ++halves;
    return static_cast<std::int64_t>(std::uint64_t{halves >> 1} << 32 | low);
}

namespace {
// The earliest first.
constinit alarm* alarms = nullptr;

void set_board() noexcept {
    const std::int64_t left = alarms ? alarms->when.time_since_epoch().count() - now() : longest;
    board::set_alarm(static_cast<std::uint32_t>(std::clamp<std::int64_t>(left, 1, longest)));
}
void take_out(alarm& which) noexcept {
    for (alarm** place = &alarms; *place; place = &(*place)->next)
        if (*place == &which) {
            *place = which.next;
            return;
        }
}
void ring() noexcept {
    board::alarm_has_rung();
    const clock::time_point at = clock::now();
    const core::masked section;
    while (alarms && alarms->when <= at) {
        alarm& one = *std::exchange(alarms, alarms->next);
        one.when = clock::time_point::max();
        one.rings(one);
    }
    set_board();
}
}  // namespace
}  // namespace detail

void set(alarm& which, clock::time_point when) noexcept {
    const core::masked section;
    if (which.when == when) return;
    const alarm* const before = detail::alarms;
    detail::take_out(which);
    which.when = when;
    if (when != clock::time_point::max()) {
        alarm** place = &detail::alarms;
        while (*place && (*place)->when <= when) place = &(*place)->next;
        which.next = *place;
        *place = &which;
    }
    if (before == &which || detail::alarms == &which) detail::set_board();
}
}  // namespace pawl::inline on_cortex_m::port

#define PAWL_PUT_TOGETHER(a, b) a##b
#define PAWL_HANDLER_OF(irq) PAWL_PUT_TOGETHER(pawl_irq_, irq)
extern "C" void PAWL_HANDLER_OF(PAWL_ALARM_IRQ)() { pawl::port::detail::ring(); }
static_assert(PAWL_ALARM_IRQ == pawl::port::board::alarm_irq);
