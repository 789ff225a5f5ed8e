#include "check/machine/call_rounds.hpp"

#include <cstring>

#include "check/machine/computer.hpp"
#include "check/machine/promised_calls.hpp"
#include "check/machine/stack_walk.hpp"
#include "check/machine/vector_clock.hpp"

namespace pawl::check::machine {

/// Who changed an object last.
struct change {
    std::uint64_t object, execution, step;
    std::uint32_t task;
    std::uint32_t depth;
    std::uint64_t pc[6];
};

/// What a call did at one place to one object, as often as it came there.
struct look {
    std::uint64_t place, object, value;
    std::uint64_t first;      // own steps when it came first
    std::uint32_t disturbed;  // call_rounds::disturbed before it came last: what it saw then counts for the next time
    std::uint32_t rounds;
    std::uint32_t in_vain;  // of them, since any call has ended
    std::uint64_t ended;    // calls when it last went round
};

struct call_rounds {
    static constexpr std::uint32_t most_looks = 128;
    std::uint64_t began;      // the step of the execution
    std::uint32_t disturbed;  // so often it saw what another task had changed meanwhile
    std::uint32_t in_vain;    // rounds since any call has ended, at the place where they are most
    std::uint64_t ended;      // calls when it last went round
    std::uint32_t looks;
    look at[most_looks];
    struct seen_object {
        std::uint64_t object, step;
    } seen[most_looks];  // when it last looked at each
    std::uint32_t objects;
    change noticed;  // the last that it saw of another task
};

namespace {

constexpr std::size_t most_changes = 4096;
change changes[most_changes];

// Two calls that have gone round so often, and none has ended: far more than the changes that a call makes in which it helps
// others.
constexpr std::uint32_t rounds_in_vain = 12;

wire::session* session = nullptr;
std::uint64_t ended = 0;

change* change_of(std::uint64_t object, bool make) {
    const std::uint64_t execution = the_computer.execution();
    const std::size_t from = static_cast<std::size_t>((object * 0x9e3779b97f4a7c15u) >> 52);
    for (std::size_t i = 0; i < 64; ++i) {
        change& one = changes[(from + i) % most_changes];
        if (one.execution == execution && one.object == object) return &one;
        if (one.execution == execution) continue;
        if (!make) return nullptr;
        one = {};
        one.object = object;
        one.execution = execution;
        return &one;
    }
    return nullptr;  // so many objects in one execution: what is not known is not held against anybody
}

// Where it stands within its call: who called that does not matter.
std::uint64_t place_of(const task& t, std::uint64_t (&path)[24], std::uint32_t& depth) {
    std::uint64_t call = t.inside_nonblocking != 0 ? t.scope_call.frame : 0;
    if (t.open_calls != 0 && t.calls[0].frame > call) call = t.calls[0].frame;
    depth = walk_path(static_cast<const std::uint64_t*>(__builtin_frame_address(0)), t, path, 24, call);
    std::uint64_t hash = 0x5bd1e9955bd1e995u;
    for (std::uint32_t i = 0; i < depth; ++i) hash = ((hash ^ path[i]) * 0x9e3779b97f4a7c15u) ^ (hash >> 29);
    return hash;
}

bool goes_round_by_itself(std::uint64_t place) {
    for (std::uint32_t i = 0; i < session->loops.count; ++i)
        if (session->loops.place[i] == place) return true;
    return false;
}

void learn(std::uint64_t place) {
    wire::own_loops& loops = session->loops;
    if (goes_round_by_itself(place) || loops.count == wire::max_own_loops) return;
    loops.place[loops.count++] = place;
}

bool reads(const operation& op) {
    return op.kind != wire::operation_kind::store && op.kind != wire::operation_kind::fence;
}

// Has another task changed the object since this call last looked at it, or else since it began?
void notice(const task& t, call_rounds& call, std::uint64_t object) {
    call_rounds::seen_object* known = nullptr;
    for (std::uint32_t i = 0; i < call.objects && !known; ++i)
        if (call.seen[i].object == object) known = &call.seen[i];
    const std::uint64_t since = known ? known->step : call.began;
    const std::uint64_t now = the_computer.step();
    if (known)
        known->step = now;
    else if (call.objects < call_rounds::most_looks)
        call.seen[call.objects++] = {object, now};
    const change* last = change_of(object, false);
    if (!last || last->task == t.id || last->step <= since) return;
    ++call.disturbed;
    call.noticed = *last;
}

const char* outermost_name(const task& t) { return t.open_calls != 0 ? t.calls[0].name : t.scope_call.name; }

// Another one that has gone round as often for nothing.
const task* rival_of(const task& t) {
    for (const task* other : the_computer.tasks())
        if (other != &t && !other->ended && inside_a_call(*other) && other->rounds && other->rounds->ended == ended &&
            other->rounds->in_vain >= rounds_in_vain)
            return other;
    return nullptr;
}

// A round passes several places: it counts once.
void count_in_vain(call_rounds& call, look& here) {
    if (call.ended != ended) call.in_vain = 0;
    if (here.ended != ended) here.in_vain = 0;
    call.ended = here.ended = ended;
    if (++here.in_vain > call.in_vain) call.in_vain = here.in_vain;
}

void judge_round(task& t, call_rounds& call, look& here) {
    const wire::order& order = session->current;
    count_in_vain(call, here);
    note_rounds(t, here.rounds, here.first);
    if (order.learns_own_loops) return;
    const change& last = call.noticed;
    const interference by{last.task, last.object, last.pc, last.depth};
    // Whoever said how many steps it takes is held to those.
    if (order.progress == wire::progress_class::wait_free && here.rounds > order.retries && t.limit.depth == 0)
        the_computer.fail_progress(wire::progress_class::wait_free, outermost_name(t), here.rounds, by);
    if (call.in_vain < rounds_in_vain || !rival_of(t)) return;
    if (order.progress == wire::progress_class::obstruction_free) the_computer.leave_in_vain();
    if (order.progress >= wire::progress_class::lock_free)
        the_computer.fail_progress(wire::progress_class::lock_free, outermost_name(t), call.in_vain, by);
}

void visit(task& t, call_rounds& call, const operation& op, std::uint64_t place, std::uint32_t disturbed_before) {
    const std::uint64_t value = op.kind == wire::operation_kind::store ? 0 : op.value_before;
    for (std::uint32_t i = 0; i < call.looks; ++i) {
        look& here = call.at[i];
        if (here.place != place || here.object != op.object) continue;
        const bool disturbed = here.disturbed != call.disturbed;
        const bool same = here.value == value;
        here.disturbed = disturbed_before;
        here.value = value;
        if (!disturbed && same && session->current.learns_own_loops) learn(place);
        if (!disturbed || goes_round_by_itself(place)) return;
        ++here.rounds;
        return judge_round(t, call, here);
    }
    if (call.looks < call_rounds::most_looks)
        call.at[call.looks++] = {place, op.object, value, t.own_steps, disturbed_before, 0, 0, ended};
}

void remember_change(const task& t, std::uint64_t object, const std::uint64_t* path, std::uint32_t depth) {
    change* one = change_of(object, true);
    if (!one) return;
    one->step = the_computer.step();
    one->task = t.id;
    one->depth = depth < 6 ? depth : 6;
    std::memcpy(one->pc, path, one->depth * sizeof path[0]);
}

}  // namespace

void begin_rounds(wire::session& from) {
    session = &from;
    ended = 0;
}

std::uint64_t calls_ended() { return ended; }

void call_begins(task& t) {
    t.others_at_entry = the_computer.step() - t.own_steps;
    if (session->current.progress == wire::progress_class::none) return;
    if (!t.rounds) t.rounds = static_cast<call_rounds*>(execution_memory(sizeof(call_rounds)));
    call_rounds& call = *t.rounds;
    call.began = the_computer.step();
    call.looks = call.objects = call.disturbed = call.in_vain = 0;
    call.ended = ended;
}

void call_ends(task&) { ++ended; }

void follow_rounds(task& t, const operation& op, bool changed) {
    if (op.object == 0) return;
    const bool inside = inside_a_call(t) && t.rounds;
    if (!inside && !changed) return;
    std::uint64_t path[24];
    std::uint32_t depth = 0;
    const std::uint64_t place = place_of(t, path, depth);
    if (inside) {
        const std::uint32_t before = t.rounds->disturbed;
        if (reads(op)) {
            notice(t, *t.rounds, op.object);
            if (op.size == 16) notice(t, *t.rounds, op.object + 8);
        }
        visit(t, *t.rounds, op, place, before);
    }
    if (!changed) return;
    remember_change(t, op.object, path, depth);
    if (op.size == 16) remember_change(t, op.object + 8, path, depth);
}

}  // namespace pawl::check::machine
