#include "check/machine/lock_order.hpp"

#include <cstring>

namespace pawl::check::machine {
namespace {

constexpr std::size_t most_edges = 4096;

bool is_lock(const sync_object& o) {
    return o.what == object_class::mutex || o.what == object_class::spin ||
           (o.what == object_class::rw_lock && o.owner != nullptr);
}

bool same(const lock_edge& a, const lock_edge& b) {
    return a.held == b.held && a.taken == b.taken && a.whose == b.whose && a.task == b.task &&
           a.gate_count == b.gate_count && std::memcmp(a.gate, b.gate, a.gate_count * sizeof a.gate[0]) == 0 &&
           a.now == b.now && std::memcmp(&a.known, &b.known, sizeof a.known) == 0;
}

// Everything that a did up to there happened before b's part, by creation and join: in every execution.
bool lies_before(const lock_edge& a, const lock_edge& b) { return b.known.of[a.task] > a.now; }

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

lock_edge edge_from(const task& me, const known_lives& known, int held, std::uint64_t taken, const call_site& site) {
    lock_edge e{};
    e.held = me.holds[held].object->address;
    e.held_at = me.holds[held].at;
    e.taken = taken;
    e.taken_at = site;
    e.task = me.id;
    e.whose = me.ancestry;
    std::memcpy(e.name, me.name, sizeof e.name);
    for (int i = 0; i < me.held_count && i < max_held_objects && e.gate_count < most_gates; ++i)
        if (i != held && is_lock(*me.holds[i].object)) e.gate[e.gate_count++] = me.holds[i].object->address;
    e.now = me.life.now;
    e.known = known;
    return e;
}

void learn(known_lives& known, std::uint32_t who, std::uint32_t until, task* const* all, std::uint32_t count) {
    if (who >= most_compared_tasks || known.of[who] > until) return;
    known.of[who] = until + 1;
    if (who != 0) learn(known, all[who]->life.parent, all[who]->life.born, all, count);
    for (std::uint32_t i = 0; i < count && i < most_compared_tasks; ++i) {
        const life_line& other = all[i]->life;
        if (other.gone && other.joined_by == who && other.joined <= until) learn(known, i, other.now, all, count);
    }
}

}  // namespace

known_lives lives_before(const task& me, task* const* all, std::uint32_t count) {
    known_lives known{};
    learn(known, me.id, me.life.now, all, count);
    return known;
}

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

void lock_order::note(const task& me, const known_lives& known, std::uint64_t taken, const call_site& site,
                      handler found) {
    // Of later tasks it is not known whose part lies before whose: nothing is claimed.
    if (me.id >= most_compared_tasks) return;
    for (int i = 0; i < me.held_count && i < max_held_objects; ++i) {
        const sync_object& held = *me.holds[i].object;
        if (held.address != taken && is_lock(held)) add(edge_from(me, known, i, taken, site), found);
    }
}

lock_order& locks_of_the_search() {
    static lock_order only;
    return only;
}

}  // namespace pawl::check::machine
