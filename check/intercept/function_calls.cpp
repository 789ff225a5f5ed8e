// The compilers' marks at both ends of each function.
#include "check/intercept/export.hpp"
#include "check/judge/loop_watch.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/promised_calls.hpp"

namespace machine = pawl::check::machine;

// The caller's frame pointer: the function that is entered has set it up before.
#define PAWL_CALLERS_FRAME_POINTER() (*static_cast<const std::uint64_t*>(__builtin_frame_address(0)))

PAWL_EXPORT void __tsan_func_entry(void*) {
    if (machine::entry_watch && machine::simulating()) machine::entry_watch(PAWL_CALLERS_FRAME_POINTER());
    if (!machine::calls_are_followed() || !machine::simulating()) return;
    const pawl::check::judge::unstepped quiet(machine::the_computer.loop());
    machine::function_entered(machine::current_task(), PAWL_CALL_SITE(), PAWL_CALLERS_FRAME_POINTER());
}

PAWL_EXPORT void __tsan_func_exit() {
    if (!machine::calls_are_followed() || !machine::simulating()) return;
    const pawl::check::judge::unstepped quiet(machine::the_computer.loop());
    machine::function_left(machine::current_task(), PAWL_CALLERS_FRAME_POINTER());
}
