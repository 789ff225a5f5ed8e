// What was written to one atomic object, in its modification order, and who has read what. A place is known by its address
// and size; it begins with what stands in memory when it is first accessed as an atomic one.
#pragma once

#include <cstdint>

#include "check/machine/vector_clock.hpp"
#include "check/own/vector.hpp"
#include "check/weak/execution_list.hpp"

namespace pawl::check::weak {

using machine::vector_clock;
using value_bytes = unsigned __int128;

inline constexpr std::uint32_t everybody = ~0u;  // in the place of a writer: what the place began with

/// Who has read a message: a task, once. Of several reads the first one is the one that binds others soonest; what comes
/// before the last one counts for the order of sequentially consistent events.
struct reader {
    std::uint32_t task;
    std::uint32_t epoch;         // of the first read
    std::uint32_t first_strong;  // its first sequentially consistent read, as a number in S; 0: none
    vector_clock strong;         // its last one, and the fences that happen before a read
};

/// One modification.
struct message {
    value_bytes value;
    message *before, *after;  // in the modification order
    std::uint32_t task, epoch;
    std::uint32_t event;  // of the task, in the order of the trace
    std::uint32_t stamp;  // counts all messages of the execution as they come; 0: what the place began with
    bool modifies;        // a read-modify-write: nothing ever stands between it and what it read
    vector_clock published;
    vector_clock heads;          // the sequentially consistent stores that head its release sequences
    vector_clock strong;         // itself, if it is one, and the fences that happen before it
    std::uint32_t own_strong;    // its number in S; 0: it is none
    execution_list<reader> readers;
};

inline constexpr std::uint32_t least_to_settle = 32;

struct place {
    std::uint64_t address;
    std::uint32_t size;
    message *first, *last;
    std::uint32_t kept;     // messages
    std::uint32_t settle_at;  // when there are so many, those out of reach are taken off
    vector_clock settled;   // what the messages that nobody can read any more had in S
    place* next_in_word;
};

/// What one access touches: nearly always one place. Several, where the same bytes are accessed in pieces as well.
struct places {
    static constexpr int most = 16;
    place* at[most];
    int count = 0;
};

/// All places of an execution.
class place_table {
public:
    void begin_execution();

    /// The places that cover these bytes exactly, in their order. What reaches beyond them is cut in two, with its history.
    places covering(std::uint64_t address, std::uint32_t size);
    /// Forgets what overlaps these bytes: they were written otherwise, or are other objects now.
    void forget(std::uint64_t address, std::uint64_t size);
    template <class Visit>
    void each(Visit&& visit) {
        for (const word& w : words_)
            if (w.execution == execution_)
                for (place* p = w.first; p; p = p->next_in_word) visit(*p);
    }
    /// Calls `visit(place)` for each that overlaps these bytes.
    template <class Visit>
    void each_at(std::uint64_t address, std::uint64_t size, Visit&& visit) {
        if (in_use_ == 0) return;
        for (std::uint64_t number = (address >> 3) - 1; number <= (address + size - 1) >> 3; ++number)
            if (const word* w = find(number))
                for (place* p = w->first; p; p = p->next_in_word)
                    if (p->address < address + size && address < p->address + p->size) visit(*p);
    }

private:
    struct word {
        std::uint64_t number;  // address / 8
        std::uint64_t execution;
        place* first;  // of the places that begin in it
    };
    word* find(std::uint64_t number);
    word& word_of(std::uint64_t number);
    void grow();
    place* containing(std::uint64_t address);
    place& begin(std::uint64_t address, std::uint32_t size);
    void enter(place& fresh);
    void cut(place& whole, std::uint64_t at);

    own::vector<word> words_;
    std::size_t in_use_ = 0;
    std::uint64_t execution_ = 0;
};

}  // namespace pawl::check::weak
