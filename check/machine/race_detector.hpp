// Which accesses race? The plain ones among them become schedule points: everything between two schedule points of a
// task is one step, which is right only for memory that no other task touches unsynchronised.
// Happens-before by epochs (Flanagan, Freund: FastTrack, 2009), per 8-byte word with a byte mask. Order on one core is
// no happens-before: only synchronisation counts.
#pragma once

#include <cstdint>

#include "check/machine/task.hpp"
#include "check/wire/warning.hpp"

namespace pawl::check::machine {

/// How an access came about. Atomic and volatile ones are schedule points already and do not race with each other, but
/// they race with plain ones. To free memory is like writing all of it.
enum class access_kind : std::uint8_t { read, write, atomic_read, atomic_write, free };

inline bool writes(access_kind k) { return k != access_kind::read && k != access_kind::atomic_read; }
inline bool plain(access_kind k) { return k != access_kind::atomic_read && k != access_kind::atomic_write; }

struct raced_access {
    std::uint32_t task;
    std::uint64_t pc;
    access_kind kind;
    std::uint32_t path;  // see remember_path
};

struct race {
    std::uint64_t address;  // of what both accesses touch, within one word
    unsigned size;
    raced_access earlier, later;
};
using race_handler = void (*)(const race&);
extern race_handler the_race_handler;  // for accesses that the machine itself notes

/// One access of the current execution. `found` is called for each earlier access that it races with.
void note_access(task& t, std::uint64_t address, unsigned size, access_kind kind, std::uint64_t pc, race_handler found,
                 std::uint32_t path = 0);

/// A block ends: races with what others did to it. What comes later is a use of freed memory, and not noted here.
void note_free(task& t, std::uint64_t address, std::uint64_t size, std::uint64_t pc, race_handler found,
               std::uint32_t path = 0);

/// Memory that was something else in this execution has no history.
void forget_accesses(std::uint64_t address, std::uint64_t size);

/// A stack that may be needed again in this execution, by a number; 0 where there is no room.
std::uint32_t remember_path(const wire::call_path& path);
wire::call_path path_of(std::uint32_t number);

void reset_races();

}  // namespace pawl::check::machine
