#include "check/intercept/races.hpp"

#include <cstring>

#include "check/intercept/visible_places.hpp"
#include "check/intercept/warnings.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/freed_memory.hpp"
#include "check/machine/stack_walk.hpp"
#include "check/own/vector.hpp"

namespace pawl::check::intercept {
namespace {

using machine::raced_access;
using machine::the_computer;
using wire::finding_kind;

// Places that have raced: from then on the stacks of their accesses are kept.
constexpr std::size_t most_watched = 256;
own::vector<std::uint64_t> watched;

bool is_watched(std::uint64_t pc) {
    for (const std::uint64_t one : watched)
        if (one == pc) return true;
    return false;
}

void watch(std::uint64_t pc) {
    if (watched.size() < most_watched && !is_watched(pc)) watched.push_back(pc);
}

wire::call_path path_from(const std::uint64_t* frame) {
    wire::call_path path;
    path.depth = machine::walk_path(frame, machine::current_task(), path.pc, wire::max_path);
    return path;
}

void describe(const raced_access& access, const machine::race& one, wire::party& out) {
    const machine::task& who = *the_computer.tasks()[access.task];
    out.task = static_cast<std::int32_t>(access.task);
    std::memcpy(out.name, who.name, sizeof out.name);
    out.object = one.address;
    out.size = static_cast<std::uint8_t>(one.size < 255 ? one.size : 255);
    out.writes = machine::writes(access.kind);
    out.atomic = !machine::plain(access.kind);
    out.frees = access.kind == machine::access_kind::free;
    out.at = machine::path_of(access.path);
    if (out.at.depth == 0) {
        out.at.depth = 1;
        out.at.pc[0] = access.pc;
    }
}

bool same_places(const wire::warning& w, const machine::race& one) {
    const std::uint64_t a = w.by[0].at.pc[0], b = w.by[1].at.pc[0];
    return w.kind == finding_kind::race &&
           ((a == one.earlier.pc && b == one.later.pc) || (b == one.earlier.pc && a == one.later.pc));
}

wire::warning* known(const machine::race& one) {
    wire::warning_list& all = the_computer.session().warnings;
    for (std::uint32_t i = 0; i < all.count; ++i)
        if (same_places(all.at[i], one)) return &all.at[i];
    return nullptr;
}

void remember(const machine::race& one) {
    wire::warning* w = known(one);
    // While its places were no schedule points the stacks were not kept.
    const bool better = w && (w->by[0].at.depth <= 1 || w->by[1].at.depth <= 1);
    if (w) seen_again(*w);
    if (w && !better) return;
    if (!w) w = add_warning(finding_kind::race, one.earlier.pc ^ (one.later.pc * 3) ^ (one.earlier.pc * one.later.pc));
    if (!w) return;
    w->parties = 2;
    describe(one.earlier, one, w->by[0]);
    describe(one.later, one, w->by[1]);
    if (const machine::heap_block* block = machine::block_around(one.address)) {
        machine::describe_block(*block, w->block);
        if (block->pages) w->block.allocated.depth = 0;
    }
}

// What stood on the stack, or in the thread-local storage, of a task that has ended is gone: the next thread that gets
// the stack begins with other variables.
bool is_gone(std::uint32_t number, std::uint64_t address) {
    const machine::task& t = *the_computer.tasks()[number];
    return t.ended && t.id != 0 && address >= reinterpret_cast<std::uint64_t>(t.stack_low) && address < t.thread_base;
}

}  // namespace

std::uint32_t remember_access_path(const std::uint64_t* frame) {
    return is_watched(frame[1]) ? machine::remember_path(path_from(frame)) : 0;
}

void found_race(const machine::race& one) {
    if (is_gone(one.earlier.task, one.address)) return;
    if (machine::plain(one.earlier.kind)) make_visible(one.earlier.pc);
    if (machine::plain(one.later.kind)) make_visible(one.later.pc);
    const wire::attention wanted = the_computer.session().current.races;
    // A lock has no place of its own in the program's code: only its races with free() count, as schedule points.
    if (wanted == wire::attention::ignore || one.earlier.pc == 0 || one.later.pc == 0) return;
    watch(one.earlier.pc);
    watch(one.later.pc);
    remember(one);
    // While the places are new the schedule means nothing yet: the search begins again and comes back here.
    if (wanted == wire::attention::stop && !places_are_new())
        the_computer.fail(finding_kind::race, "", reinterpret_cast<const void*>(one.address),
                          static_cast<int>(one.earlier.task));
}

}  // namespace pawl::check::intercept
