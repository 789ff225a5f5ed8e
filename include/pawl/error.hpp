// Why a call was refused. Failure is a value, and a refused send gives its message back.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

namespace pawl {

/// Why a call did not do what was asked. 0 is no error and never reaches the caller.
enum class errc : std::uint8_t {
    empty = 1,   ///< no completed message is there
    full,        ///< no place is free; at a rendezvous: no receiver is waiting
    closed,      ///< nothing can come or go any more
    timeout,     ///< the deadline passed
    cancelled,   ///< the wait was taken back
    contended,   ///< lost the stated number of compare-exchanges, each to a call that went on: try again
    deadlock,    ///< waiting would close a cycle
    owner_died,  ///< who held it has ended
    missed,      ///< messages were overwritten before this receiver took them; missed() says how many
    too_many,    ///< more endpoints or calls at once than were declared
    moved_from,  ///< the endpoint was moved elsewhere, or never belonged to a channel
    no_memory,   ///< memory for one more message, or for a task's frame, could not be had

    out_of_order,   ///< a lock of this rank, or of a greater one, is held already
    above_ceiling,  ///< the caller's own priority is above the lock's ceiling
    not_permitted,  ///< the system refuses the priority that a lock or a thread asks for
    out_of_range,   ///< there is no such priority, core or size
    too_large,      ///< the task's frame is larger than the place where it was to stand
};

/// The name of the enumerator.
[[nodiscard]] constexpr std::string_view to_string(errc why) noexcept {
    switch (why) {
        case errc::empty: return "empty";
        case errc::full: return "full";
        case errc::closed: return "closed";
        case errc::timeout: return "timeout";
        case errc::cancelled: return "cancelled";
        case errc::contended: return "contended";
        case errc::deadlock: return "deadlock";
        case errc::owner_died: return "owner_died";
        case errc::missed: return "missed";
        case errc::too_many: return "too_many";
        case errc::moved_from: return "moved_from";
        case errc::no_memory: return "no_memory";
        case errc::out_of_order: return "out_of_order";
        case errc::above_ceiling: return "above_ceiling";
        case errc::not_permitted: return "not_permitted";
        case errc::out_of_range: return "out_of_range";
        case errc::too_large: return "too_large";
    }
    return "done";
}

/// A send that was refused: the message comes back, with the reason.
template <class T>
struct rejected {
    T value;
    errc why;
};

}  // namespace pawl
