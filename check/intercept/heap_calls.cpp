#include "check/intercept/heap_calls.hpp"

#include <errno.h>

#include "check/intercept/races.hpp"
#include "check/intercept/visible_places.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/freed_memory.hpp"
#include "check/machine/heap.hpp"
#include "check/machine/race_detector.hpp"
#include "check/machine/stack_walk.hpp"
#include "check/weak/model.hpp"

namespace pawl::check::intercept {
namespace {

using machine::freeing;
using machine::the_computer;
using wire::finding_kind;

machine::call_path path_from(const std::uint64_t* frame) {
    machine::call_path path;
    std::uint32_t depth = 0;
    if (!machine::in_executable(frame[1])) {
        path.pc[depth++] = frame[1];
        if (const std::uint64_t caller = machine::caller_through_library(frame, machine::current_task()))
            path.pc[depth++] = caller;
        frame = reinterpret_cast<const std::uint64_t*>(frame[0]);
    }
    depth += machine::walk_path(frame, machine::current_task(), path.pc + depth, machine::call_path::most - depth);
    if (depth < machine::call_path::most) path.pc[depth] = 0;
    return path;
}

// While recording: the whole stack, for the report.
const wire::stack_trace* whole_stack() {
    if (!the_computer.recording()) return nullptr;
    auto* stack = static_cast<wire::stack_trace*>(machine::execution_memory(sizeof(wire::stack_trace)));
    machine::unwind_here(*stack);
    return stack;
}

[[noreturn]] void refuse(void* block, freeing how) {
    if (how == freeing::twice) {
        if (const auto* known = machine::block_at(reinterpret_cast<std::uint64_t>(block)))
            machine::describe_block(*known, the_computer.session().accused);
        the_computer.fail(finding_kind::double_free, "", block);
    }
    the_computer.fail(finding_kind::misuse,
                      how == freeing::inside ? "frees an address inside a block, not the one that was allocated"
                                             : "frees an address that was never allocated",
                      block);
}

// To free a block is like writing all of it: where that races with an access, both are schedule points. What libraries
// free inside themselves is ordered by what is not seen here.
void schedule_free(void* block, std::uint64_t site) {
    if (!machine::in_executable(site)) return;
    const machine::heap_block* known = machine::block_at(reinterpret_cast<std::uint64_t>(block));
    if (!known || known->state != machine::block_state::live) return;
    const std::uint64_t size = known->size;
    if (is_visible(site)) {
        machine::operation op;
        op.kind = wire::operation_kind::memory_free;
        op.object = reinterpret_cast<std::uint64_t>(block);
        the_computer.perform(op);
        the_computer.done(op);
    }
    machine::note_free(machine::current_task(), reinterpret_cast<std::uint64_t>(block), size, site, found_race);
    if (the_computer.weak()) weak::the_memory.forget(reinterpret_cast<std::uint64_t>(block), size);
}

}  // namespace

std::uint32_t current_arena() {
    return machine::simulating() ? machine::arena_of_task(machine::current_task().id) : machine::boot_arena;
}

void* allocate(std::size_t size, std::size_t alignment, const std::uint64_t* frame) {
    void* block;
    if (machine::simulating()) {
        bool used_before = false;
        block = machine::heap_allocate(current_arena(), size, alignment, path_from(frame), &used_before);
        const auto address = reinterpret_cast<std::uint64_t>(block);
        if (used_before) machine::forget_accesses(address, size);
        if (used_before && the_computer.weak()) weak::the_memory.forget(address, size);
        if (block && the_computer.recording()) machine::block_at(address)->allocated_stack = whole_stack();
    } else {
        block = machine::heap_allocate(machine::boot_arena, size, alignment);
    }
    if (!block) errno = ENOMEM;
    return block;
}

void release(void* block, const std::uint64_t* frame) {
    if (!block) return;
    if (!machine::simulating()) {
        machine::heap_free(machine::boot_arena, block);
        return;
    }
    schedule_free(block, frame[1]);
    const wire::stack_trace* stack = whole_stack();
    const freeing how = machine::heap_free(current_arena(), block, path_from(frame));
    if (how == freeing::done) {
        if (stack) machine::block_at(reinterpret_cast<std::uint64_t>(block))->freed_stack = stack;
        return;
    }
    // The dynamic linker and libc free what they allocated before malloc was this one.
    if (how == freeing::twice || machine::in_executable(frame[1])) refuse(block, how);
}

}  // namespace pawl::check::intercept
