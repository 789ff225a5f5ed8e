#include "check/machine/measured.hpp"

#include <cstring>

#include "check/machine/computer.hpp"

namespace pawl::check::machine {
namespace {

wire::session* session = nullptr;
wire::real_time_facts* facts = nullptr;
// Of the repetition of an execution, of a replay and of the first look nothing is kept.
bool keeps = false;

bool same_name(const char (&a)[32], const char (&b)[32]) { return std::strncmp(a, b, sizeof a) == 0; }

bool outdated(const wire::shown_by& shown) { return shown.visible != session->visible.count; }

/// True if so many steps are worth keeping: then the schedule will be this execution's.
bool raise(std::uint64_t& worst, wire::shown_by& shown, std::uint64_t steps) {
    const bool known = shown.has_schedule || shown.fresh || steps == 0;
    if (!outdated(shown) && (worst > steps || (worst == steps && known))) return false;
    worst = steps;
    shown.has_schedule = false;
    shown.fresh = true;
    shown.visible = session->visible.count;
    shown.machine_index = session->current.machine_index;
    return true;
}

void keep_schedule(wire::shown_by& shown, bool whole) {
    if (!shown.fresh) return;
    shown.fresh = false;
    shown.has_schedule = whole && session->schedule_length <= wire::max_measured_choices;
    shown.length = shown.has_schedule ? session->schedule_length : 0;
    std::memcpy(shown.schedule, session->schedule, shown.length * sizeof(wire::choice));
}

/// The row that `is_it` knows, or a fresh one; null: there is no room.
template <class Row, std::size_t Most, class IsIt>
Row* row(Row (&rows)[Most], std::uint32_t& count, IsIt&& is_it) {
    for (std::uint32_t i = 0; i < count; ++i)
        if (is_it(rows[i])) return &rows[i];
    if (count == Most) {
        ++facts->lost;
        return nullptr;
    }
    Row& fresh = rows[count++];
    std::memset(static_cast<void*>(&fresh), 0, sizeof fresh);
    return &fresh;
}

void add(section_set& to, std::uint16_t number) {
    std::uint32_t place = 0;
    while (place < to.count && to.at[place] < number) ++place;
    if (place < to.count && to.at[place] == number) return;
    if (to.count == wire::max_sections_of_a_job) {
        to.more = true;
        return;
    }
    std::memmove(&to.at[place + 1], &to.at[place], (to.count - place) * sizeof to.at[0]);
    to.at[place] = number;
    ++to.count;
}

}  // namespace

void begin_rows(wire::session& of) {
    session = &of;
    facts = &of.measured;
    const wire::order& order = of.current;
    keeps =
        (order.kind == wire::order_kind::search || order.kind == wire::order_kind::random) && !order.learns_own_loops;
}

void end_rows(bool whole) {
    if (!keeps) return;
    for (std::uint32_t i = 0; i < facts->sections; ++i) keep_schedule(facts->section[i].shown, whole);
    for (std::uint32_t i = 0; i < facts->jobs; ++i) keep_schedule(facts->job[i].shown, whole);
    for (std::uint32_t i = 0; i < facts->interrupts; ++i) keep_schedule(facts->interrupt[i].shown, whole);
}

void note_section(const task& t, const blocking_reason& why, std::uint64_t steps, section_set& of_job) {
    if (!keeps) return;
    wire::blocking_section* const one = row(facts->section, facts->sections, [&](const wire::blocking_section& r) {
        return r.cause == why.cause && r.object == why.object && same_name(r.task, t.name) &&
               same_name(r.by, why.by->name);
    });
    if (!one) {
        of_job.more = true;
        return;
    }
    if (why.cause != wire::blocking_cause::message) add(of_job, static_cast<std::uint16_t>(one - facts->section));
    if (!raise(one->worst, one->shown, steps)) return;
    one->cause = why.cause;
    std::memcpy(one->task, t.name, sizeof one->task);
    std::memcpy(one->by, why.by->name, sizeof one->by);
    one->priority = the_computer.given_priority(t);
    one->by_priority = the_computer.given_priority(*why.by);
    one->object = why.object;
    one->used = why.used;
    one->taken_at = why.at;
}

void note_job(const task& t, const section_set& by, std::uint64_t blocked, std::uint64_t own) {
    if (!keeps) return;
    if (auto* const one =
            row(facts->task, facts->tasks, [&](const wire::measured_task& r) { return same_name(r.name, t.name); })) {
        std::memcpy(one->name, t.name, sizeof one->name);
        one->priority = the_computer.given_priority(t);
        if (own > one->worst_own) one->worst_own = own;
    }
    if (by.count == 0) return;
    auto* const one = row(facts->job, facts->jobs, [&](const wire::blocked_job& r) {
        return same_name(r.task, t.name) && r.sections == by.count && r.more == by.more &&
               std::memcmp(r.section, by.at, by.count * sizeof by.at[0]) == 0;
    });
    if (!one || !raise(one->worst, one->shown, blocked)) return;
    std::memcpy(one->task, t.name, sizeof one->task);
    one->priority = the_computer.given_priority(t);
    one->sections = by.count;
    one->more = by.more;
    std::memcpy(one->section, by.at, by.count * sizeof by.at[0]);
}

void note_kept_away(const interrupt_source& source) {
    if (!keeps) return;
    auto* const one = row(facts->interrupt, facts->interrupts, [&](const wire::measured_interrupt& r) {
        return std::strncmp(r.name, source.name, sizeof r.name) == 0;
    });
    if (!one) return;
    std::memcpy(one->name, source.name, sizeof one->name);
    one->priority = source.priority;
    one->core = source.core;
    if (!raise(one->worst, one->shown, source.kept_away)) return;
    const task* const by = source.kept_by;
    if (!by) return;  // not at all
    one->by_handler = by->interrupt;
    one->and_further = source.kept_further;
    std::memcpy(one->by, by->name, sizeof one->by);
    one->masked_at.depth = by->interrupt ? 0 : by->masked_at.depth();
    std::memcpy(one->masked_at.pc, by->masked_at.pc, sizeof by->masked_at.pc);
}

}  // namespace pawl::check::machine
