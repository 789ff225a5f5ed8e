// Who an event belongs to. Tasks are actors, and so are sources of interrupts: their events come in an order of their
// own, whoever is running.
#pragma once

#include <cstdint>

#include "check/wire/schedule.hpp"

namespace pawl::check::explore {

inline constexpr std::uint16_t source_actors = 16;  // more sources than these share the last

constexpr std::uint16_t actor_of_task(std::uint32_t task) { return static_cast<std::uint16_t>(task + source_actors); }

constexpr std::uint16_t actor_of_source(std::uint32_t source) {
    return static_cast<std::uint16_t>(source < source_actors ? source : source_actors - 1);
}

/// `chooser`: who chooses data.
constexpr std::uint16_t actor_of(const wire::choice& what, std::uint16_t chooser) {
    switch (what.kind) {
        case wire::choice_kind::interrupt: return actor_of_source(what.value);
        case wire::choice_kind::data: return chooser;
        default: return actor_of_task(what.value);
    }
}

}  // namespace pawl::check::explore
