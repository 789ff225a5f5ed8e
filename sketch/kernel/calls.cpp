#include "sketch/kernel/calls.hpp"

#include <cstdio>

#include "check/intercept/start.hpp"
#include "check/machine/snapshot.hpp"
#include "sketch/kernel/idle_hook.hpp"
#include "sketch/kernel/object_memory.hpp"

namespace pawl::sketch {

void require_simulation() {
    if (!check::machine::simulating()) check::intercept::request_simulated_constructors();
    if (!kernel().begun) begin_kernel(kernel().board);
}

operation service_step(service which, const void* object) {
    require_simulation();
    operation op = described(which, object);
    the_computer.perform(op);
    return op;
}

void will_write(void* to, std::size_t size) {
    constexpr std::size_t block = 256;
    auto* bytes = static_cast<char*>(to);
    for (std::size_t at = 0; at < size; at += block) check::machine::program_snapshot().note_write(bytes + at);
    if (size > 0) check::machine::program_snapshot().note_write(bytes + size - 1);
}

operation waiting(service which, const void* object) {
    operation op = described(which, object);
    op.kind = operation_kind::service_wait;
    return op;
}

void stop_at_assert(const char* condition, const void* object, int other_task) {
    char text[200];
    std::snprintf(text, sizeof text, "configASSERT: %s", condition);
    the_computer.fail(check::wire::finding_kind::assertion, text, object, other_task);
}

void require_handle(const void* handle, const char* call) {
    if (is_object(handle)) return;
    char text[160];
    const auto number = reinterpret_cast<std::uintptr_t>(handle);
    constexpr std::uintptr_t first_address = 0x10000;
    if (!handle)
        std::snprintf(text, sizeof text, "%s was given a null handle", call);
    else if (number < first_address)
        std::snprintf(text, sizeof text, "%s was given the number %lu, which is no handle", call,
                      static_cast<unsigned long>(number));
    else
        std::snprintf(text, sizeof text, "%s was given an address at which no such object stands, as its handle", call);
    stop_at_assert(text);
}

void refuse_in_interrupt(const char* call) {
    if (!in_interrupt()) return;
    char text[120];
    std::snprintf(text, sizeof text, "%s in an interrupt: only calls that end in FromISR may be made there", call);
    stop_at_assert(text);
}

void require_may_block(const char* call) {
    refuse_in_interrupt(call);
    const char* why = nullptr;
    if (current().scheduler_suspended > 0)
        why = "while the scheduler is suspended";
    else if (current().who->interrupts_masked > 0)
        why = "inside a critical section";
    else if (!kernel().scheduler_runs)
        why = "before the scheduler has started";
    else if (runs_idle_hook(current()))
        why = "in the idle task";
    if (!why) return;
    char text[160];
    std::snprintf(text, sizeof text, "%s would wait %s", call, why);
    stop_at_assert(text);
}

void refuse_time_while_suspended(std::uint64_t ticks, const char* call) {
    if (ticks == 0 || in_interrupt() || current().scheduler_suspended == 0) return;
    char text[160];
    std::snprintf(text, sizeof text, "%s is given a time to wait while the scheduler is suspended", call);
    stop_at_assert(text);
}

void give_way() {
    check::machine::task& me = check::machine::current_task();
    if (me.interrupt || me.keeps_others_off > 0 || the_computer.runs_on_a_core(me)) return;
    the_computer.announce(operation_kind::yield);
}

}  // namespace pawl::sketch
