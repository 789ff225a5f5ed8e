// Where what --real-time measures is kept: rows of the session, of each the worst, with the execution that showed it.
#pragma once

#include <cstdint>

#include "check/machine/call_site.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::machine {

struct task;
struct interrupt_source;

/// Who keeps a task waiting, because of what.
struct blocking_reason {
    wire::blocking_cause cause;
    const task* by;
    std::uint64_t object;
    wire::operation_kind used;
    wire::call_path at;
};

/// What a job was blocked by: rows of the session.
struct section_set {
    std::uint16_t at[wire::max_sections_of_a_job];
    std::uint32_t count;
    bool more;
};

/// Before each execution. Steps are counted anew once more places are schedule points.
void begin_rows(wire::session& session);
/// After it: the worst that it showed have its schedule, if it came to its end.
void end_rows(bool whole);

/// A wait has lasted so many steps; it joins what the job was blocked by.
void note_section(const task& t, const blocking_reason& why, std::uint64_t steps, section_set& of_job);
void note_job(const task& t, const section_set& by, std::uint64_t blocked, std::uint64_t own);
/// How long this interrupt has been kept away by now.
void note_kept_away(const interrupt_source& source);

}  // namespace pawl::check::machine
