#include "check/machine/promised_calls.hpp"

#include <cstring>

#include "check/machine/call_rounds.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/stack_walk.hpp"

namespace pawl::check::machine {
namespace {

wire::promised_calls* calls = nullptr;
std::uint32_t functions = 0, generation = 0;
std::uint32_t count_of[wire::max_promised_functions];  // number of its count, plus one

// Functions are entered again and again at the same place: the answer for each is kept.
struct known_place {
    std::uint64_t place;
    std::uint32_t function;  // plus one; 0: none that promises
};
constexpr std::size_t known_places = 4096;
known_place known[known_places];

std::uint32_t find_function(std::uint64_t place) {
    std::uint32_t low = 0, high = functions;
    while (low < high) {
        const std::uint32_t middle = (low + high) / 2;
        if (calls->function[middle].end <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low < functions && place >= calls->function[low].begin ? low + 1 : 0;
}

std::uint32_t function_at(std::uint64_t place) {
    known_place& entry = known[(place >> 2) % known_places];
    if (entry.place != place) entry = {place, find_function(place)};
    return entry.function;
}

// Several functions have one name: instances of a template, closures.
std::uint32_t count_named(const char* name) {
    for (std::uint32_t i = 0; i < calls->counts; ++i)
        if (std::strncmp(calls->count[i].name, name, wire::promised_name_size - 1) == 0) return i + 1;
    if (calls->counts == wire::max_call_counts) return 0;
    wire::call_count& fresh = calls->count[calls->counts];
    fresh = {};
    std::strncpy(fresh.name, name, sizeof fresh.name - 1);
    return ++calls->counts;
}

wire::call_count* count_of_call(const open_call& one) {
    return one.count == 0 || one.count > calls->counts ? nullptr : &calls->count[one.count - 1];
}

// Own steps while nobody else took any; 0 where somebody did.
std::uint64_t steps_alone(const task& t, const open_call& one) {
    if (the_computer.alone()) return t.own_steps - (one.since > t.alone_since ? one.since : t.alone_since);
    return the_computer.step() - t.own_steps == t.others_at_entry ? t.own_steps - one.since : 0;
}

void note(const task& t, const open_call& one, bool ended) {
    wire::call_count* const c = count_of_call(one);
    if (!c) return;
    const std::uint64_t steps = t.own_steps - one.since;
    c->calls += ended;
    if (steps > c->worst) c->worst = steps;
    if (!ended || t.stopped) return;
    const std::uint64_t alone = steps_alone(t, one);
    if (alone > c->worst_alone) c->worst_alone = alone;
}

// Frames that lie below `frame` are gone, however their functions were left.
void leave_frames_up_to(task& t, std::uint64_t frame) {
    if (t.calls[t.open_calls - 1].frame > frame) return;
    while (t.open_calls > 0 && t.calls[t.open_calls - 1].frame <= frame) note(t, t.calls[--t.open_calls], true);
    if (!inside_a_call(t)) call_ends(t);
}

// A part has no frame of its own: that of the function that it stands in, or of that one's caller.
std::uint64_t frame_around(const task& t) {
    const auto* frame = static_cast<const std::uint64_t*>(__builtin_frame_address(0));
    const auto* low = reinterpret_cast<const std::uint64_t*>(t.stack_low);
    const auto* top = reinterpret_cast<const std::uint64_t*>(t.stack_top) - 1;
    while (frame >= low && frame < top && in_runtime(frame[1]))
        frame = reinterpret_cast<const std::uint64_t*>(frame[0]);
    for (int out = 0; out < 2 && frame >= low && frame < top; ++out)
        frame = reinterpret_cast<const std::uint64_t*>(frame[0]);
    return reinterpret_cast<std::uint64_t>(frame);
}

}  // namespace

bool calls_are_followed() { return functions != 0; }

void begin_following(wire::session& session) {
    calls = &session.promised;
    if (generation == calls->generation) return;
    generation = calls->generation;
    functions = calls->functions;
    std::memset(known, 0, sizeof known);
    std::memset(count_of, 0, sizeof count_of);
}

void end_following(task& t) {
    while (t.open_calls > 0) note(t, t.calls[--t.open_calls], false);
}

void function_entered(task& t, std::uint64_t place, std::uint64_t frame) {
    if (t.open_calls > 0) leave_frames_up_to(t, frame);
    const std::uint32_t number = function_at(place);
    if (number == 0 || t.open_calls == max_open_calls) return;
    const wire::promised_function& f = calls->function[number - 1];
    // A task's own first function is called by nobody.
    const auto start = reinterpret_cast<std::uint64_t>(t.start);
    if (start >= f.begin && start < f.end) return;
    std::uint32_t& count = count_of[number - 1];
    if (count == 0) count = count_named(f.name);
    if (!inside_a_call(t)) call_begins(t);
    t.calls[t.open_calls++] = {frame, t.own_steps, f.name, count};
}

void function_left(task& t, std::uint64_t frame) {
    if (t.open_calls > 0) leave_frames_up_to(t, frame);
}

void scope_entered(task& t) {
    if (t.inside_nonblocking != 1) return;  // one in another counts with it
    if (t.open_calls == 0) call_begins(t);
    t.scope_call = {frame_around(t), t.own_steps, t.nonblocking_name, count_named(t.nonblocking_name)};
}

void limit_scope(task& t, const char* name, std::uint64_t steps) {
    if (t.limit.depth == 0) t.limit = {name, t.own_steps, steps, t.inside_nonblocking};
}

void scope_left(task& t) {
    if (t.inside_nonblocking < t.limit.depth) t.limit.depth = 0;
    if (t.inside_nonblocking != 0) return;
    note(t, t.scope_call, true);
    if (t.open_calls == 0) call_ends(t);
}

void count_own_step(task& t) {
    const own_limit& own = t.limit;
    if (own.depth != 0 && t.own_steps - own.since > own.steps)
        the_computer.fail_promise(own.name, t.own_steps - own.since);
    const std::uint64_t limit = the_computer.call_limit();
    if (limit == 0 || !the_computer.counts_own_steps()) return;
    const open_call& outermost = t.inside_nonblocking != 0 ? t.scope_call : t.calls[0];
    const std::uint64_t steps = t.own_steps - outermost.since;
    if (steps > limit) the_computer.fail_promise(outermost.name, steps);
}

void note_rounds(const task& t, std::uint32_t rounds, std::uint64_t first) {
    const auto mark = [&](const open_call& one) {
        wire::call_count* const c = count_of_call(one);
        if (c && one.since < first && rounds > c->rounds) c->rounds = rounds;
    };
    for (std::uint32_t i = 0; i < t.open_calls; ++i) mark(t.calls[i]);
    if (t.inside_nonblocking != 0) mark(t.scope_call);
}

void note_waiting(task& t) {
    const auto mark = [&](const open_call& one) {
        // Looks from before the call are its caller's.
        if (one.count == 0 || one.count > calls->counts || t.window.unchanged > t.own_steps - one.since) return;
        calls->count[one.count - 1].waits = true;
    };
    for (std::uint32_t i = 0; i < t.open_calls; ++i) mark(t.calls[i]);
    if (t.inside_nonblocking != 0) mark(t.scope_call);
}

}  // namespace pawl::check::machine
