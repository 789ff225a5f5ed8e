// Locks that lend priorities: nothing is lent and taken back. Who waits for what stands with each thread, and the scheduler works
// out from that what each runs at, whenever it picks one.
#pragma once

#include <pawl/port/cortex_m/task.hpp>

#include <cstdint>

namespace pawl::inline on_cortex_m::port {

/// How a lock_inherit ended.
enum class inherited : std::uint8_t { taken, timeout, would_close_circle, owner_gone, refused };

/// Takes a word that holds 0 or its owner's number; the owner runs with the caller's priority meanwhile, and so on along the
/// chain. Not in interrupts. Without threads nobody could ever give it up: refused.
[[nodiscard]] inherited lock_inherit(word& w, clock::time_point deadline) noexcept;
/// Where the word says that somebody waits: hands it on, to the highest priority first. Never blocks.
void unlock_inherit(word& w) noexcept PAWL_NONBLOCKING;

}  // namespace pawl::inline on_cortex_m::port
