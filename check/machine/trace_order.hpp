// What came before what in this execution, as the reduction of the search sees it: an event comes after those of its own
// task, after those that it conflicts with, and after all that came before these. Two events that are not ordered so could
// have come the other way round, and in a search they will.
//
// Told where it matters: a read may see an old value only where it could not simply have come earlier.
#pragma once

#include "check/machine/vector_clock.hpp"
#include "check/own/vector.hpp"
#include "check/wire/footprint.hpp"

namespace pawl::check::machine {

class trace_order {
public:
    void begin_execution();

    /// `task` begins when the event going on is over.
    void spawned(std::uint32_t task);
    /// An event of this task is over; this is what it touched.
    void append(std::uint32_t task, const wire::footprint& touched);

    /// The number of this task's event that is going on, from 1.
    std::uint32_t going_on(std::uint32_t task) const { return known(task).of(task) + 1; }
    /// This task's event going on comes after that event of the other task, whatever it touches itself.
    bool comes_after(std::uint32_t task, std::uint32_t other, std::uint32_t event) const {
        return known(task).of(other) >= event;
    }

private:
    struct place {
        std::uint64_t key;
        std::uint64_t execution;
        vector_clock writes, all;
    };

    const vector_clock& known(std::uint32_t task) const { return task < known_.size() ? known_[task] : nothing_; }
    vector_clock& own(std::uint32_t task);
    place& place_of(std::uint64_t key);
    void grow();

    own::vector<vector_clock> known_;  // by task: what comes before its next event
    own::vector<std::uint32_t> spawned_;
    own::vector<place> places_;
    std::size_t in_use_ = 0;
    std::uint64_t execution_ = 0;
    vector_clock everything_;  // all events so far
    vector_clock wide_;        // those that commute with nothing, and what came before them
    vector_clock nothing_;
};

}  // namespace pawl::check::machine
