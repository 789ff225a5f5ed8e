// The places (program counters) whose plain accesses raced. They stand in the session: every worker knows them.
#pragma once

#include <cstdint>

namespace pawl::check::intercept {

void load_visible_places();
bool is_visible(std::uint64_t pc);
void make_visible(std::uint64_t pc);

/// True once a place was added since the last call: the search must begin again, its schedule points have changed.
bool visible_places_grew();
/// The same, and it stays true.
bool places_are_new();

/// Between two schedule points. A task that reads the same few places for very long without one is busy waiting on
/// plain memory: those reads become visible.
void count_plain_access(std::uint64_t pc, const volatile void* at, bool write);

}  // namespace pawl::check::intercept
