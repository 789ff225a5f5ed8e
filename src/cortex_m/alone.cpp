// A program without threads: the main program waits by letting the core sleep.
#include <pawl/port/cortex_m/cortex_m.hpp>

#include "refusals.hpp"

namespace pawl::inline on_cortex_m::port {
namespace detail {

namespace {
// That it came is enough: it ends the sleep.
constinit alarm wakes_main{[](alarm&) noexcept {}};
}  // namespace

bool sleep(const watched* words, std::size_t count, clock::time_point deadline) noexcept {
    if (core::exception() != 0) waits_in_an_interrupt();
    set(wakes_main, deadline);
    bool changed = false;
    for (bool late = false; !changed && !late;) {
        // All interrupts, and by PRIMASK: one that comes after the look ends the sleep nevertheless, and runs after it.
        const std::uint32_t before = core::all_off();
        for (std::size_t i = 0; i < count; ++i) changed = changed || has_changed(words[i]);
        late = wakes_main.when != deadline;  // it has rung
        if (!changed && !late) core::wait_for_interrupt();
        core::restore(before);
        core::take_what_is_pending();
    }
    set(wakes_main, clock::time_point::max());
    return changed;
}

namespace {
int main_priority = 0;
}
int thread_priority(std::uint32_t number) noexcept { return number == 1 ? main_priority : 0; }
bool thread_lives(std::uint32_t number) noexcept { return number == 1; }
const char* thread_name(std::uint32_t) noexcept { return "main"; }
// Alone it runs whenever no interrupt does, whatever its priority.
void set_thread_priority(std::uint32_t, int priority, bool lent) noexcept {
    if (!lent) main_priority = priority;
}
void at_thread_end(void (*)(void*), void*) noexcept {}
}  // namespace detail

inherited lock_inherit(word& w, clock::time_point) noexcept {
    std::uint32_t nobody = 0;
    if (w.compare_exchange_strong(nobody, task_number(), std::memory_order_acquire)) return inherited::taken;
    return inherited::refused;
}
void unlock_inherit(word& w) noexcept { w.store(0, std::memory_order_release); }

}  // namespace pawl::inline on_cortex_m::port
