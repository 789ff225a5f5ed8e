#include "check/intercept/leaks.hpp"

#include <cstring>

#include "check/intercept/exit.hpp"
#include "check/intercept/memory_map.hpp"
#include "check/intercept/warnings.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/freed_memory.hpp"
#include "check/machine/leak_scan.hpp"

namespace pawl::check::intercept {
namespace {

using machine::the_computer;

constexpr std::size_t most_remembered = 256;
own::vector<machine::heap_use> looked_at;
bool found = false;
own::vector<const void*> given_away;  // in this execution

bool seen_before(const machine::heap_use& use) {
    for (const machine::heap_use& one : looked_at)
        if (one.blocks == use.blocks && one.bytes == use.bytes) return true;
    // Ever new numbers are no news.
    if (looked_at.size() == most_remembered) return true;
    looked_at.push_back(use);
    return false;
}

bool same_place(const wire::warning& w, const machine::heap_block& block) {
    if (w.kind != wire::finding_kind::leak) return false;
    std::uint32_t i = 0;
    for (; i < machine::call_path::most && block.allocated_at.pc[i] != 0; ++i)
        if (i >= w.by[0].at.depth || w.by[0].at.pc[i] != block.allocated_at.pc[i]) return false;
    return i == w.by[0].at.depth;
}

void tell(const machine::lost_memory& lost) {
    found = true;
    wire::warning_list& all = the_computer.session().warnings;
    for (std::uint32_t i = 0; i < all.count; ++i)
        if (same_place(all.at[i], *lost.first)) return seen_again(all.at[i]);
    std::uint64_t key = 0;
    for (const std::uint64_t pc : lost.first->allocated_at.pc) key = (key ^ pc) * 0x9e3779b97f4a7c15u;
    wire::warning* w = add_warning(wire::finding_kind::leak, key);
    if (!w) return;
    w->parties = 1;
    machine::describe_block(*lost.first, w->block);
    wire::party& by = w->by[0];
    by.task = w->block.allocated_by;
    if (by.task >= 0)
        std::memcpy(by.name, the_computer.tasks()[static_cast<std::size_t>(by.task)]->name, sizeof by.name);
    for (const std::uint64_t pc : lost.first->allocated_at.pc)
        if (pc != 0 && by.at.depth < wire::max_path) by.at.pc[by.at.depth++] = pc;
    w->blocks = lost.blocks;
    w->bytes = lost.bytes;
    w->dependents = lost.dependents;
}

}  // namespace

void keep_reachable(const void* given) {
    if (machine::simulating()) given_away.push_back(given);
}

void restart_reachable() { given_away.clear(); }

bool look_for_leaks() {
    const wire::attention wanted = the_computer.session().current.leaks;
    const machine::heap_use use = machine::heap_in_use();
    if (wanted == wire::attention::ignore || use.blocks == 0) return false;
    if (seen_before(use) && !the_computer.session().current.record) return false;
    machine::leak_scan scan;
    each_exit_argument(
        [](void* self, const void* argument) { static_cast<machine::leak_scan*>(self)->add_root(argument); }, &scan);
    each_mapping(
        [](void* self, const void* begin, std::size_t size) {
            static_cast<machine::leak_scan*>(self)->add_doubtful_root({begin, size});
        },
        &scan);
    for (const void* one : given_away) scan.add_root(one);
    found = false;
    scan.run(tell);
    return found;
}

}  // namespace pawl::check::intercept
