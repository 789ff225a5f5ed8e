// The simulated state of one synchronisation object of the program, found by its address. Objects need no constructor
// call: what a static initialiser wrote into the program's memory is read at first use.
#pragma once

#include <cstdint>

#include "check/machine/task.hpp"

namespace pawl::check::machine {

enum class object_class : std::uint8_t {
    none,
    mutex,
    condition,
    rw_lock,
    spin,
    barrier,
    semaphore,
    once,
    futex,
    thread,
    atomic,
    channel  // of bytes or messages behind a descriptor
};
enum class mutex_type : std::uint8_t { normal, recursive, error_check };
enum class mutex_protocol : std::uint8_t { none, inherit, ceiling };

struct published_part;  // published.cpp

struct sync_object {
    std::uint64_t address;
    object_class what;
    bool destroyed;
    std::uint32_t version;  // grows with each change: what a failed try watches

    // mutex, spin, rw_lock (writer), once (who runs it)
    task* owner;
    std::uint32_t depth;
    mutex_type type;
    mutex_protocol protocol;
    bool robust, inconsistent, not_recoverable;
    int ceiling;
    std::uint32_t waiters;  // tasks that wait for it now

    // rw_lock
    std::uint32_t readers;
    bool prefer_writers;

    // semaphore: value; barrier: arrived; once: 0 not run, 1 running, 2 done; condition: waiting tasks
    std::int64_t value;
    std::int64_t limit;     // barrier: parties
    std::uint64_t round;    // barrier: generation
    std::int64_t clock_id;  // condition: of its time-outs
    sync_object* partner;   // condition: the mutex its waiters use
    void* waiting;          // condition: its waiters, oldest first

    vector_clock released;      // what its last release published
    published_part* published;  // a word of memory: see published.hpp
};

/// The object of this class at this address; made on first use in this execution. A null `made` is allowed.
sync_object& object_at(const void* address, object_class what, bool* made = nullptr);
/// The same without making one; null if there is none.
sync_object* find_object(const void* address, object_class what);
/// Forgets it, so that the address may become something else.
void forget_object(const void* address, object_class what);
void reset_objects();

inline void acquire_from(task& who, const sync_object& object) { who.clock.join(object.released); }
inline void release_to(task& who, sync_object& object) {
    object.released.join(who.clock);
    who.clock.raise(who.id, who.clock.of(who.id) + 1);
}

void hold(task& who, sync_object& object, const call_site& at, moment now);
void unhold(task& who, const sync_object& object);

}  // namespace pawl::check::machine
