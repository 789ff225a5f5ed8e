// What pawl/check.hpp calls: the program says more than its code does.
#include <sched.h>

#include <cstddef>
#include <cstdio>
#include <cstring>

#include "check/intercept/export.hpp"
#include "check/intercept/leaks.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/object_names.hpp"
#include "check/machine/outcome.hpp"
#include "check/machine/promised_calls.hpp"
#include "check/machine/timed_calls.hpp"

namespace machine = pawl::check::machine;
using machine::simulating;
using machine::the_computer;

PAWL_EXPORT int pawl_check_active() { return simulating(); }

PAWL_EXPORT unsigned pawl_check_choose(unsigned alternatives) {
    if (!simulating() || alternatives < 2) return 0;
    if (alternatives > 4096)
        the_computer.fail(pawl::check::wire::finding_kind::misuse, "check::choose has more than 4,096 alternatives");
    machine::operation op;
    op.kind = pawl::check::wire::operation_kind::choose;
    op.value_before = alternatives;
    op.value_after = the_computer.choose(alternatives, op);
    the_computer.done(op);
    return static_cast<unsigned>(op.value_after);
}

PAWL_EXPORT void pawl_check_fail(const char* what, const char* file, int line) {
    if (!simulating()) return;
    char text[sizeof(pawl::check::wire::finding::text)];
    std::snprintf(text, sizeof text, "%s (%s:%d)", what, file, line);
    the_computer.fail(pawl::check::wire::finding_kind::assertion, text);
}

PAWL_EXPORT void pawl_check_account(const char* text) {
    if (!simulating()) return;
    pawl::check::wire::session& session = the_computer.session();
    const std::size_t length = std::strlen(text), room = sizeof session.account;
    session.account_length = static_cast<std::uint32_t>(length < room ? length : room);
    std::memcpy(session.account, text, session.account_length);
}

PAWL_EXPORT unsigned pawl_check_call_begins(const void* history) {
    if (!simulating()) return 0;
    the_computer.announce(pawl::check::wire::operation_kind::call_begin, history);
    return machine::begin_call(machine::current_task(), reinterpret_cast<std::uint64_t>(history));
}

PAWL_EXPORT void pawl_check_call_returned(unsigned call) {
    if (simulating()) machine::end_call(machine::current_task(), call);
}

PAWL_EXPORT void pawl_check_history_read(const void* history) {
    if (simulating()) the_computer.announce(pawl::check::wire::operation_kind::history_read, history);
}

PAWL_EXPORT int pawl_check_call_before(unsigned earlier, unsigned later) {
    return machine::ended_before(earlier, later);
}

PAWL_EXPORT unsigned long long pawl_check_call_moment(unsigned call, int returned) {
    return returned ? machine::end_of(call) : machine::begin_of(call);
}

PAWL_EXPORT const char* pawl_check_call_task(unsigned call) {
    const std::uint32_t task = machine::task_of(call);
    return task < the_computer.tasks().size() ? the_computer.tasks()[task]->name : "";
}

PAWL_EXPORT void pawl_check_outcome(const char* text) {
    if (simulating() && text && *text) machine::add_outcome(machine::current_task(), text);
}

PAWL_EXPORT void pawl_check_task(const char* name, int policy, int priority, int core) {
    if (!simulating()) return;
    machine::task& me = machine::current_task();
    if (policy >= 0 && !me.ruled_policy) {
        me.policy = policy;
        me.base_priority = priority;
        if (policy != SCHED_OTHER) the_computer.set_program_priorities();
    }
    if (core >= -1 && !me.ruled_core) me.core = core;
    if (name && *name) the_computer.rename(me, name);
}

PAWL_EXPORT void pawl_check_nonblocking_begin(const char* name) {
    if (!simulating()) return;
    machine::task& me = machine::current_task();
    if (me.inside_nonblocking++ == 0) me.nonblocking_name = name;
    machine::scope_entered(me);
}

PAWL_EXPORT void pawl_check_nonblocking_begin_within(const char* name, unsigned long own_steps) {
    pawl_check_nonblocking_begin(name);
    if (simulating()) machine::limit_scope(machine::current_task(), name, own_steps);
}

PAWL_EXPORT void pawl_check_nonblocking_end() {
    if (!simulating()) return;
    machine::task& me = machine::current_task();
    --me.inside_nonblocking;
    machine::scope_left(me);
}

PAWL_EXPORT void pawl_check_mask_interrupts() {
    if (simulating()) the_computer.mask_interrupts(true);
}

PAWL_EXPORT void pawl_check_unmask_interrupts() {
    if (simulating()) the_computer.mask_interrupts(false);
}

PAWL_EXPORT void pawl_check_name(const void* object, std::size_t size, const char* noun, const char* name) {
    machine::name_object(reinterpret_cast<std::uint64_t>(object), size, noun, name);
}

PAWL_EXPORT int pawl_check_interrupt(const char* name, int priority, int core, unsigned times, void (*handler)(void*),
                                     void* state) {
    if (!simulating()) return -1;
    machine::interrupt_source source{};
    std::snprintf(source.name, sizeof source.name, "%s", name && *name ? name : "interrupt");
    source.priority = priority;
    source.core = core < 0 ? 0 : core;
    source.times_left = times;
    source.handler = handler;
    source.state = state;
    pawl::check::intercept::keep_reachable(state);
    return static_cast<int>(the_computer.declare_interrupt(source));
}

PAWL_EXPORT void pawl_check_interrupt_may_come(int number, unsigned times) {
    if (simulating() && number >= 0) the_computer.let_interrupt_come(static_cast<std::size_t>(number), times);
}

PAWL_EXPORT void pawl_check_interrupt_is_due(int number) {
    if (simulating() && number >= 0) the_computer.interrupt_is_due(static_cast<std::size_t>(number));
}

PAWL_EXPORT void pawl_check_switch_interrupt(int number, int on) {
    if (simulating() && number >= 0) the_computer.switch_interrupt(static_cast<std::size_t>(number), on != 0);
}

PAWL_EXPORT void pawl_check_wait_for_interrupt() {
    if (simulating()) the_computer.wait_for_interrupt();
}
