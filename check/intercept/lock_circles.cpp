#include "check/intercept/lock_circles.hpp"

#include <cstring>

#include "check/intercept/warnings.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/lock_order.hpp"

namespace pawl::check::intercept {
namespace {

using machine::lock_circle;
using machine::the_computer;

// The same locks in the same circle, whoever takes them and wherever.
bool same_locks(const wire::warning& w, const lock_circle& circle) {
    if (w.kind != wire::finding_kind::lock_order || static_cast<int>(w.parties) != circle.length) return false;
    for (int i = 0; i < circle.length; ++i) {
        bool there = false;
        for (int j = 0; j < circle.length; ++j)
            there = there || (w.by[j].object == circle.edge[i]->held && w.by[j].wanted == circle.edge[i]->taken);
        if (!there) return false;
    }
    return true;
}

wire::call_path path_of(const machine::call_site& site) {
    wire::call_path path{site.depth(), {}};
    std::memcpy(path.pc, site.pc, sizeof site.pc);
    return path;
}

void tell(const lock_circle& circle) {
    wire::warning_list& all = the_computer.session().warnings;
    for (std::uint32_t i = 0; i < all.count; ++i)
        if (same_locks(all.at[i], circle)) return seen_again(all.at[i]);
    std::uint64_t key = 0;
    for (int i = 0; i < circle.length; ++i) key += circle.edge[i]->held * circle.edge[i]->taken;
    wire::warning* w = add_warning(wire::finding_kind::lock_order, key);
    if (!w) return;
    w->parties = static_cast<std::uint32_t>(circle.length);
    for (int i = 0; i < circle.length; ++i) {
        const machine::lock_edge& e = *circle.edge[i];
        wire::party& by = w->by[i];
        by.task = static_cast<std::int32_t>(e.task);
        std::memcpy(by.name, e.name, sizeof by.name);
        by.object = e.held;
        by.held_at = path_of(e.held_at);
        by.wanted = e.taken;
        by.at = path_of(e.taken_at);
    }
}

}  // namespace

void watch_lock_order() { machine::tell_lock_circles_to(tell); }

}  // namespace pawl::check::intercept
