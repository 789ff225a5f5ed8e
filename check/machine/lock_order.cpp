#include "check/machine/lock_order.hpp"

#include <cstring>

namespace pawl::check::machine {
namespace {

constexpr std::size_t most_edges = 4096;
lock_order::handler tell = nullptr;

bool is_lock(const sync_object& o) {
    return o.what == object_class::mutex || o.what == object_class::spin ||
           (o.what == object_class::rw_lock && o.owner != nullptr);
}

bool same(const lock_edge& a, const lock_edge& b) {
    return a.held == b.held && a.taken == b.taken && a.whose == b.whose && a.task == b.task &&
           a.gate_count == b.gate_count && std::memcmp(a.gate, b.gate, a.gate_count * sizeof a.gate[0]) == 0 &&
           a.known_tasks == b.known_tasks && std::memcmp(a.life, b.life, a.known_tasks * sizeof a.life[0]) == 0;
}

// Everything that a did up to there happened before b's part, by creation and join: in every execution.
bool lies_before(const lock_edge& a, const lock_edge& b) {
    if (a.task >= most_compared_tasks || a.task >= b.known_tasks || a.task >= a.known_tasks) return false;
    return b.life[a.task] >= a.life[a.task];
}

bool share_a_gate(const lock_edge& a, const lock_edge& b) {
    for (std::uint32_t i = 0; i < a.gate_count; ++i)
        for (std::uint32_t j = 0; j < b.gate_count; ++j)
            if (a.gate[i] == b.gate[j]) return true;
    return false;
}

bool could_meet(const lock_edge& a, const lock_edge& b) {
    return a.task != b.task && a.whose != b.whose && !share_a_gate(a, b) && !lies_before(a, b) && !lies_before(b, a);
}

bool fits(const lock_circle& circle, const lock_edge& next) {
    for (int i = 0; i < circle.length; ++i)
        if (circle.edge[i]->held == next.held || !could_meet(*circle.edge[i], next)) return false;
    return true;
}

lock_edge edge_from(const task& me, int held, std::uint64_t taken, std::uint64_t site) {
    lock_edge e{};
    e.held = me.holds[held].object->address;
    e.held_at = me.holds[held].pc;
    e.taken = taken;
    e.taken_at = site;
    e.task = me.id;
    e.whose = me.ancestry;
    std::memcpy(e.name, me.name, sizeof e.name);
    for (int i = 0; i < me.held_count && i < max_held_objects && e.gate_count < most_gates; ++i)
        if (i != held && is_lock(*me.holds[i].object)) e.gate[e.gate_count++] = me.holds[i].object->address;
    e.known_tasks = me.life.size < most_compared_tasks ? me.life.size : most_compared_tasks;
    for (std::uint32_t i = 0; i < e.known_tasks; ++i) e.life[i] = me.life.of(i);
    return e;
}

}  // namespace

void lock_order::close_circle(lock_circle& so_far, handler found) const {
    const lock_edge& last = *so_far.edge[so_far.length - 1];
    if (last.taken == so_far.edge[0]->held) return found(so_far);
    if (so_far.length == longest_circle) return;
    for (const lock_edge& next : edges_) {
        if (next.held != last.taken || !fits(so_far, next)) continue;
        so_far.edge[so_far.length++] = &next;
        close_circle(so_far, found);
        --so_far.length;
    }
}

void lock_order::add(const lock_edge& edge, handler found) {
    for (const lock_edge& known : edges_)
        if (same(known, edge)) return;
    if (edges_.size() == most_edges) return;
    edges_.push_back(edge);
    lock_circle circle{1, {&edges_.back()}};
    close_circle(circle, found);
}

void lock_order::note(const task& me, std::uint64_t taken, std::uint64_t site, handler found) {
    // Of later tasks it is not known whose part lies before whose: nothing is claimed.
    if (me.id >= most_compared_tasks) return;
    for (int i = 0; i < me.held_count && i < max_held_objects; ++i) {
        const sync_object& held = *me.holds[i].object;
        if (held.address != taken && is_lock(held)) add(edge_from(me, i, taken, site), found);
    }
}

lock_order& locks_of_the_search() {
    static lock_order only;
    return only;
}

void tell_lock_circles_to(lock_order::handler found) { tell = found; }

void note_lock_order_slowly(const task& me, const void* lock, std::uint64_t site) {
    if (tell) locks_of_the_search().note(me, reinterpret_cast<std::uint64_t>(lock), site, tell);
}

}  // namespace pawl::check::machine
