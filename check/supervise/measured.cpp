#include "check/supervise/measured.hpp"

#include <algorithm>
#include <cstring>
#include <span>

namespace pawl::check::supervise {
namespace {

std::string name_from(const char (&text)[32]) { return {text, strnlen(text, sizeof text)}; }

// A worker that died in the middle has left what it had: nothing in it is taken on trust.
template <class Row, std::size_t Most>
std::span<const Row> rows(const Row (&all)[Most], std::uint32_t count) {
    return {all, std::min<std::size_t>(count, Most)};
}

report::shown_by shown_from(const wire::shown_by& from) {
    report::shown_by to;
    to.machine_index = from.machine_index;
    if (from.has_schedule)
        to.schedule.assign(from.schedule,
                           from.schedule + std::min<std::size_t>(from.length, wire::max_measured_choices));
    return to;
}

wire::call_path path_from(const wire::call_path& from) {
    wire::call_path to = from;
    to.depth = std::min<std::uint32_t>(to.depth, wire::max_path);
    return to;
}

/// Its place among those that are known.
std::size_t put(const wire::blocking_section& from, report::real_time& into) {
    const std::string task = name_from(from.task), by = name_from(from.by);
    const auto known = std::ranges::find_if(into.sections, [&](const report::blocking_section& one) {
        return one.cause == from.cause && one.object == from.object && one.task == task && one.by == by;
    });
    const auto place = static_cast<std::size_t>(known - into.sections.begin());
    if (known == into.sections.end()) into.sections.emplace_back();
    report::blocking_section& one = into.sections[place];
    if (one.worst >= from.worst && one.worst != 0) return place;
    one = {from.cause,
           task,
           by,
           from.priority,
           from.by_priority,
           from.object,
           from.used,
           path_from(from.taken_at),
           from.worst,
           shown_from(from.shown)};
    return place;
}

void put(const wire::blocked_job& from, const std::vector<std::size_t>& places, report::real_time& into) {
    report::blocked_job job{
        .task = name_from(from.task), .sections = {}, .more = from.more, .worst = from.worst, .shown = {}};
    for (std::uint32_t i = 0; i < from.sections && i < wire::max_sections_of_a_job; ++i)
        if (from.section[i] < places.size()) job.sections.push_back(places[from.section[i]]);
    std::ranges::sort(job.sections);
    job.shown = shown_from(from.shown);
    const auto known = std::ranges::find_if(into.jobs, [&](const report::blocked_job& one) {
        return one.task == job.task && one.sections == job.sections && one.more == job.more;
    });
    if (known == into.jobs.end())
        into.jobs.push_back(std::move(job));
    else if (known->worst < job.worst)
        *known = std::move(job);
}

void put(const wire::measured_task& from, report::real_time& into) {
    const std::string name = name_from(from.name);
    auto known = std::ranges::find(into.tasks, name, &report::measured_task::name);
    if (known == into.tasks.end()) known = into.tasks.emplace(known);
    known->name = name;
    known->priority = from.priority;
    known->worst_own = std::max(known->worst_own, from.worst_own);
}

void put(const wire::measured_interrupt& from, report::real_time& into) {
    const std::string name = name_from(from.name);
    auto known = std::ranges::find(into.interrupts, name, &report::kept_away::interrupt);
    const bool fresh = known == into.interrupts.end();
    if (fresh) known = into.interrupts.emplace(known);
    if (!fresh && from.worst <= known->worst) return;
    *known = {name,
              from.priority,
              from.core,
              from.worst,
              from.by_handler,
              from.and_further,
              name_from(from.by),
              path_from(from.masked_at),
              shown_from(from.shown)};
}

}  // namespace

void collect_measured(const wire::session& from, std::uint32_t visible, report::real_time& into) {
    const wire::real_time_facts& facts = from.measured;
    std::vector<std::size_t> places;
    for (const wire::blocking_section& one : rows(facts.section, facts.sections))
        places.push_back(one.shown.visible == visible ? put(one, into) : into.sections.size());
    for (const wire::measured_task& one : rows(facts.task, facts.tasks)) put(one, into);
    for (const wire::blocked_job& one : rows(facts.job, facts.jobs))
        if (one.shown.visible == visible) put(one, places, into);
    for (const wire::measured_interrupt& one : rows(facts.interrupt, facts.interrupts))
        if (one.shown.visible == visible) put(one, into);
    into.lost += facts.lost;
}

void forget_measured(wire::session& session) {
    session.measured.lost = session.measured.tasks = session.measured.sections = session.measured.jobs =
        session.measured.interrupts = 0;
}

}  // namespace pawl::check::supervise
