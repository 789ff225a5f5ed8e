#include "check/machine/debugger.hpp"

#include <cstring>

#include "check/machine/computer.hpp"

#define PAWL_FOR_DEBUGGERS __attribute__((visibility("default"), used))

extern "C" {
PAWL_FOR_DEBUGGERS pawl::check::wire::debug_view pawl_debug_view = {
    pawl::check::wire::debug_view_version, sizeof(pawl::check::wire::debug_task), 0, 0, 0, 0, 0, 0, {}};
// Not empty: calls of a function without any effect are left out.
PAWL_FOR_DEBUGGERS __attribute__((noinline)) void pawl_step_reached(std::uint64_t step) {
    __asm__ volatile("" ::"r"(step) : "memory");
}
PAWL_FOR_DEBUGGERS __attribute__((noinline)) void pawl_execution_ended() { __asm__ volatile("" ::: "memory"); }
}

namespace pawl::check::machine {
namespace {

wire::finding standing;  // too large for a task's stack

void copy(const wire::task_snapshot& from, const task& t, bool runs, wire::debug_task& to) {
    to.id = from.id;
    to.state = static_cast<std::uint8_t>(from.state);
    to.operation = static_cast<std::uint8_t>(from.operation);
    to.policy = from.policy;
    to.interrupt = from.interrupt;
    to.priority = from.priority;
    to.core = from.core;
    to.object = from.object;
    to.waits_for_task = from.waits_for_task;
    to.held_count = from.held_count < wire::max_debug_held ? from.held_count : wire::max_debug_held;
    for (std::uint32_t i = 0; i < to.held_count; ++i) to.held[i] = from.held[i].address;
    to.stack_pointer = runs || t.ended ? 0 : reinterpret_cast<std::uint64_t>(t.stack_pointer);
    std::memcpy(to.name, from.name, sizeof to.name);
}

}  // namespace

void stand_before_step(computer& c) {
    wire::debug_view& view = pawl_debug_view;
    if (c.step() < view.stop_at) return;
    c.fill(standing, wire::finding_kind::none, "");
    view.step = c.step();
    view.clock_ns = c.now();
    view.main_stack_top = c.session().main_stack_top;
    view.current = c.current().id;
    view.task_count = standing.task_count;
    for (std::uint32_t i = 0; i < view.task_count; ++i) {
        const task& t = *c.tasks()[i];
        copy(standing.tasks[i], t, &t == &c.current(), view.task[i]);
    }
    pawl_step_reached(view.step);
}

}  // namespace pawl::check::machine
