// In which order are locks taken? A graph over the whole search: an edge from each lock that a task holds to the one it
// takes. A circle of edges by different tasks is a deadlock that could have been, unless the tasks can never be there
// at once: they hold a lock in common (a gate), or one's part lies before the other was created or after it was joined.
// (Havelund: Using runtime analysis to guide model checking of Java programs, 2000: GoodLock.)
#pragma once

#include <cstdint>

#include "check/machine/sync_object.hpp"
#include "check/own/vector.hpp"

namespace pawl::check::machine {

inline constexpr int longest_circle = 6;
inline constexpr int most_gates = 6;
inline constexpr std::uint32_t most_compared_tasks = 32;

/// Up to where in each task's life everything lies before a point in one task's, by creation and join alone: 0 is
/// nothing, else one more than the count of its children.
struct known_lives {
    std::uint32_t of[most_compared_tasks];
};
known_lives lives_before(const task& me, task* const* all, std::uint32_t count);

/// A task takes `taken` while it holds `held`.
struct lock_edge {
    std::uint64_t held, taken;
    call_site held_at, taken_at;
    std::uint64_t whose;  // the task, told apart by who created it: the same in every execution
    std::uint32_t task;
    std::uint32_t gate_count;
    std::uint64_t gate[most_gates];  // the other locks that it holds
    std::uint32_t now;               // its place in its own life
    known_lives known;
    char name[32];
};

struct lock_circle {
    int length;
    const lock_edge* edge[longest_circle];
};

class lock_order {
public:
    using handler = void (*)(const lock_circle&);

    /// The edges of a task that begins to wait for a lock. Calls `found` for each circle that a new one closes.
    void note(const task& me, const known_lives& known, std::uint64_t taken, const call_site& site, handler found);
    /// A new edge, as it is.
    void add(const lock_edge& edge, handler found);
    void clear() { edges_.clear(); }

private:
    void close_circle(lock_circle& so_far, handler found) const;

    own::vector<lock_edge> edges_;
};

lock_order& locks_of_the_search();

/// Before a task waits for a lock that it may not get. Costs nothing while it holds no other.
void note_lock_order_slowly(const task& me, const void* lock, const call_site& site);
inline void note_lock_order(const task& me, const void* lock, const call_site& site) {
    if (me.held_count > 0) note_lock_order_slowly(me, lock, site);
}

/// Whom circles are told to.
void tell_lock_circles_to(lock_order::handler found);

}  // namespace pawl::check::machine
