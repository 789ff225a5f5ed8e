#include "sketch/board/board_play.hpp"

#include <algorithm>

#include "check/intercept/worker.hpp"
#include "sketch/board/outside.hpp"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/priorities.hpp"
#include "sketch/kernel/run_times.hpp"
#include "sketch/kernel/state.hpp"
#include "sketch/kernel/switches.hpp"
#include "sketch/kernel/telling.hpp"

namespace pawl::sketch {
namespace {

using check::explore::candidates;
using check::machine::task;
using check::machine::the_computer;
using check::wire::choice_kind;

board_play play;
struct registered {
    registered() { check::intercept::serve_runs_with(play); }
} const at_load;

constexpr check::machine::wait_rule never_by_itself{[](const check::machine::operation&, const task&) { return false; },
                                                    [](const check::machine::operation&) { return -1; }};

task& task_numbered(std::uint16_t id) { return *the_computer.tasks()[id]; }
bool noticed(std::uint16_t id) { return !waits_for_tick() || is_noticed(block_of(task_numbered(id))); }

// Busy: it has its core and is not done.
bool is_busy(const task& t) {
    return !t.ended && !t.suspended && t.pending && t.pending->keeps_core && t.pending->deadline > the_computer.now() &&
           !(t.pending->rule && t.pending->rule->ready(*t.pending, t));
}

void tell_what_it_waits_for(task& t) {
    if (t.interrupt || t.ended || !t.pending) return;
    if (!t.suspended) return tell_wait(t, *t.pending);
    check::machine::operation op = described(check::wire::service::suspended_by_another, nullptr);
    op.rule = &never_by_itself;
    tell_wait(t, op);
}

bool takes_a_core(task& t) { return the_computer.able(t) || is_busy(t); }

std::uint32_t take_highest(std::uint64_t& set) {
    const auto highest = static_cast<std::uint32_t>(63 - __builtin_clzll(set));
    set &= ~(std::uint64_t{1} << highest);
    return highest;
}

std::size_t index_of(const candidates& open, std::uint16_t id, choice_kind kind) {
    for (std::size_t i = 0; i < open.count; ++i)
        if (open.at[i].kind == kind && open.at[i].value == id) return i;
    return candidates::most;
}

}  // namespace

void board_play::begin() {
    if (execution_ == the_computer.execution()) return;
    execution_ = the_computer.execution();
    for (core& c : cores_) c = {};
    for (ready_ring& r : ready_) r.clear();
    ring_of_.clear();
    occupied_ = 0;
    last_core_ = 0;
    handler_ = nobody;
}

// Who became ready since the last look goes to the end of its priority's round; who did not stay, leaves.
void board_play::note_ready() {
    const auto& all = the_computer.tasks();
    if (ring_of_.size() < all.size()) ring_of_.resize(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        task& t = *all[i];
        const int priority = t.interrupt ? -1 : the_computer.effective_priority(t);
        const auto wanted = static_cast<std::uint8_t>(
            priority >= 0 && takes_a_core(t) ? (priority < static_cast<int>(most_priorities) ? priority : 63) + 1 : 0);
        std::uint8_t& in = ring_of_[i];
        if (in == wanted) continue;
        if (!in) tell_ready(t);
        if (!wanted) tell_what_it_waits_for(t);
        if (in) ready_[in - 1].remove(static_cast<std::uint16_t>(i));
        if (in && ready_[in - 1].size() == 0) occupied_ &= ~(std::uint64_t{1} << (in - 1));
        if (wanted) ready_[wanted - 1].add(static_cast<std::uint16_t>(i));
        if (wanted) occupied_ |= std::uint64_t{1} << (wanted - 1);
        in = wanted;
    }
}

void board_play::tell_running(int c, std::uint16_t id) {
    if (cores_[c].runs == id) return;
    if (cores_[c].runs != nobody) loses_core(block_of(task_numbered(cores_[c].runs)));
    if (id != nobody) gets_core(block_of(task_numbered(id)));
    cores_[c].runs = id;
    if (!tells_all()) return;
    check::wire::board_event e{};
    e.kind = id == nobody ? check::wire::board_event_kind::idle : check::wire::board_event_kind::runs;
    e.task = id;
    e.pin = static_cast<std::uint16_t>(c);
    tell(e);
}

void board_play::tell_handler(std::uint16_t id) {
    if (handler_ == id) return;
    if (handler_ != nobody) tell_interrupt_end();
    if (id != nobody) tell_interrupt(task_numbered(id));
    handler_ = id;
}

// The core keeps whom it has, as far as the scheduler has noticed who could run.
bool board_play::stays(int c) const {
    for (std::uint64_t left = occupied_; left != 0;) {
        const ready_ring& ring = ready_[take_highest(left)];
        std::uint32_t possible = 0;
        bool running_is_one = false;
        for (std::uint32_t i = 0; i < ring.size(); ++i) {
            const task& t = task_numbered(ring.at(i));
            if ((t.core >= 0 && t.core != c) || runs_elsewhere(ring.at(i), c) || !noticed(ring.at(i))) continue;
            ++possible;
            running_is_one = running_is_one || ring.at(i) == cores_[c].runs;
        }
        if (possible == 0) continue;
        return running_is_one && (possible == 1 || !kernel().board.time_slicing || cores_[c].slice == ticks_now());
    }
    return cores_[c].runs == nobody;
}

bool board_play::runs_elsewhere(std::uint16_t id, int c) const {
    for (int other = 0; other < most_cores; ++other)
        if (other != c && cores_[other].runs == id) return true;
    return false;
}

// The task that the scheduler gives this core: the running one, unless it cannot go on, is outranked, has yielded, or
// its tick is over and others of its priority are ready.
std::uint16_t board_play::next_of(int c, const candidates&) {
    const std::uint64_t tick = ticks_now();
    core& here = cores_[c];
    if (waits_for_tick() && !stays(c)) notice_woken_tasks();
    for (std::uint64_t left = occupied_; left != 0;) {
        ready_ring& ring = ready_[take_highest(left)];
        std::uint32_t possible = 0;
        bool running_is_one = false;
        const auto may = [&](std::uint16_t id) {
            const task& t = task_numbered(id);
            return (t.core < 0 || t.core == c) && !runs_elsewhere(id, c) && noticed(id);
        };
        for (std::uint32_t i = 0; i < ring.size(); ++i) {
            if (!may(ring.at(i))) continue;
            ++possible;
            running_is_one = running_is_one || ring.at(i) == here.runs;
        }
        if (possible == 0) continue;
        task* running = running_is_one ? &task_numbered(here.runs) : nullptr;
        const bool over =
            running && possible > 1 && (running->yielded || (kernel().board.time_slicing && here.slice != tick));
        if (running) running->yielded = false;
        if (running && !over) {
            here.slice = tick;
            return here.runs;
        }
        std::uint16_t id = nobody;
        for (std::uint32_t i = 0; i < ring.size(); ++i)
            if (id = ring.next(); may(id)) break;
        here.slice = tick;
        return id;
    }
    return nobody;
}

std::size_t board_play::interrupt_that_is_due(const candidates& open) const {
    const int source = interrupt_due();
    if (source < 0) return candidates::most;
    const std::size_t index = index_of(open, static_cast<std::uint16_t>(source), choice_kind::interrupt);
    if (index != candidates::most) interrupt_taken(source);
    return index;  // masked: it stays due
}

std::size_t board_play::who_runs(const candidates& open) {
    const int count = static_cast<int>(kernel().board.cores);
    int running = 0;
    for (int c = 0; c < count; ++c) {
        const std::uint16_t id = next_of(c, open);
        tell_running(c, id);
        running += id != nobody;
    }
    if (running == 0) return candidates::most;
    // Each core in its turn; one that is busy takes no step.
    for (int i = 1; i <= count; ++i) {
        const int c = (last_core_ + i) % count;
        if (cores_[c].runs == nobody || is_busy(task_numbered(cores_[c].runs))) continue;
        const std::size_t index = index_of(open, cores_[c].runs, choice_kind::task);
        if (index == candidates::most) continue;
        last_core_ = c;
        return index;
    }
    return candidates::most;
}

// Nobody takes a step: the next thing that happens by itself.
std::size_t board_play::let_time_pass(const candidates& open) {
    std::int64_t other = next_from_outside();
    // A busy task leaves the core to its equals at the next tick.
    bool others_share = false;
    for (std::uint64_t left = occupied_; left != 0;)
        others_share = ready_[take_highest(left)].size() > 1 || others_share;
    if ((others_share && kernel().board.time_slicing) || waits_for_tick())
        other = std::min(other, deadline_at_tick(ticks_now() + 1));
    std::size_t index = candidates::most;
    std::int64_t first = check::machine::no_deadline;
    for (std::size_t i = 0; i < open.count; ++i) {
        if (open.at[i].kind != choice_kind::expiry) continue;
        const std::int64_t deadline = task_numbered(open.at[i].value).pending->deadline;
        if (deadline >= first) continue;
        first = deadline;
        index = i;
    }
    if (index != candidates::most && first <= other) return index;
    if (other == check::machine::no_deadline) return candidates::most;
    the_computer.pass_time(other);
    return candidates::again;
}

std::size_t board_play::pick(std::size_t, const candidates& open, std::uint16_t) {
    begin();
    if (let_outside_come()) return candidates::again;
    // A handler that comes again at once runs as the same task.
    if (handler_ != nobody && task_numbered(handler_).ended) tell_handler(nobody);
    if (const std::size_t index = interrupt_that_is_due(open); index != candidates::most) return index;
    // A handler runs to its end.
    for (std::size_t i = 0; i < open.count; ++i)
        if (open.at[i].kind == choice_kind::task && task_numbered(open.at[i].value).interrupt) {
            tell_handler(open.at[i].value);
            return i;
        }
    tell_handler(nobody);
    note_ready();
    if (const std::size_t index = who_runs(open); index != candidates::most) return index;
    return let_time_pass(open);
}

}  // namespace pawl::sketch
