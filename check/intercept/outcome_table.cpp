#include "check/intercept/outcome_table.hpp"

#include <cstring>

#include "check/machine/computer.hpp"
#include "check/machine/outcome.hpp"

namespace pawl::check::intercept {
namespace {

// FNV-1a (Fowler, Noll, Vo).
std::uint64_t hash_of(const wire::outcome_entry& e) {
    std::uint64_t hash = 0xcbf29ce484222325;
    const auto mix = [&hash](std::uint64_t byte) { hash = (hash ^ byte) * 0x100000001b3; };
    mix(static_cast<std::uint64_t>(e.kind));
    mix(static_cast<std::uint32_t>(e.exit_status));
    mix(e.machine_index);
    for (std::uint32_t i = 0; i < e.text_length; ++i) mix(static_cast<unsigned char>(e.text[i]));
    return hash ^ (hash >> 32);
}

bool same_end(const wire::outcome_entry& a, const wire::outcome_entry& b) {
    return a.kind == b.kind && a.exit_status == b.exit_status && a.machine_index == b.machine_index &&
           a.text_length == b.text_length && std::memcmp(a.text, b.text, a.text_length) == 0;
}

// Its place, or the free one where it belongs.
std::uint16_t& place_of(wire::outcome_table& table, const wire::outcome_entry& wanted) {
    std::size_t i = hash_of(wanted) % wire::outcome_places;
    while (table.place[i] != 0 && !same_end(table.entry[table.place[i] - 1], wanted))
        i = (i + 1) % wire::outcome_places;
    return table.place[i];
}

void keep_schedule(wire::session& session, wire::outcome_entry& e) {
    wire::outcome_table& table = session.outcomes;
    e.has_schedule = session.schedule_length <= wire::max_outcome_choices - table.choices_used;
    if (!e.has_schedule) return;
    e.schedule_begin = table.choices_used;
    e.schedule_length = session.schedule_length;
    std::memcpy(table.choices + e.schedule_begin, session.schedule, e.schedule_length * sizeof(wire::choice));
    table.choices_used += e.schedule_length;
}

}  // namespace

void forget_counts(wire::session& session) {
    wire::outcome_table& table = session.outcomes;
    for (std::uint32_t i = 0; i < table.count; ++i)
        if (table.entry[i].machine_index == session.current.machine_index) table.entry[i].executions = 0;
}

void note_outcome(wire::session& session, const wire::finding& ended) {
    wire::outcome_table& table = session.outcomes;
    static wire::outcome_entry seen;  // large, and its text is overwritten each time
    bool cut_off = false;
    seen.kind = ended.kind;
    // Only what came to an end has a status.
    const bool finished = ended.kind == wire::finding_kind::none || ended.kind == wire::finding_kind::exit_status;
    seen.exit_status = finished ? ended.exit_status : 0;
    seen.machine_index = session.current.machine_index;
    seen.text_length =
        static_cast<std::uint32_t>(machine::whole_outcome(machine::the_computer, seen.text, sizeof seen.text, cut_off));
    if (cut_off) ++table.cut_off;
    std::uint16_t& place = place_of(table, seen);
    if (place == 0) {
        if (table.count >= wire::max_outcomes) {
            ++table.lost;
            return;
        }
        place = static_cast<std::uint16_t>(++table.count);
        wire::outcome_entry& fresh = table.entry[place - 1];
        std::memcpy(static_cast<void*>(&fresh), &seen, offsetof(wire::outcome_entry, text) + seen.text_length);
        fresh.executions = 0;
        fresh.has_schedule = false;
    }
    wire::outcome_entry& e = table.entry[place - 1];
    // With more schedule points than before, a schedule found then means something else.
    if (!e.has_schedule || e.visible_places != session.visible.count) keep_schedule(session, e);
    e.visible_places = session.visible.count;
    ++e.executions;
}

bool is_an_end(wire::finding_kind kind) {
    switch (kind) {
        case wire::finding_kind::unsupported:
        case wire::finding_kind::endless_loop:
        case wire::finding_kind::too_long:
        case wire::finding_kind::nondeterminism: return false;
        default: return true;
    }
}

}  // namespace pawl::check::intercept
