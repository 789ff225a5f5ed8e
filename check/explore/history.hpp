// What happened in one execution, and what happened before what: of two events that conflict, and of two of one actor,
// the earlier happens before the later. Events are known by their depth in the schedule. The end can be taken off again:
// the next execution begins like this one.
#pragma once

#include <cstdint>

#include "check/own/vector.hpp"
#include "check/wire/footprint.hpp"

namespace pawl::check::explore {

class history {
public:
    static constexpr std::uint32_t none = 0;  // event numbers are counted from 1 in clocks and links

    void clear();
    std::uint32_t size() const { return static_cast<std::uint32_t>(events_.size()); }
    std::uint16_t actor(std::uint32_t event) const { return events_[event].actor; }

    /// Takes the last events off until `size` are left.
    void shorten_to(std::uint32_t size);
    /// What `actor` does next, it does after this event. Told anew in each execution, from its beginning.
    void spawned(std::uint16_t actor, std::uint32_t by);

    /// The next event. Its conflicts were told by `conflicts` and joined by `comes_after`.
    void append(std::uint16_t actor, const wire::footprint& touched);

    // ---- the event about to be appended: who comes before it ----
    void consider(std::uint16_t actor);     // it comes after what its actor has seen
    void comes_after(std::uint32_t event);  // and after this one and all before it
    bool considered_after(std::uint32_t event) const { return event < clock_[actor(event)]; }
    /// Whatever it touches itself: its actor has seen this.
    bool seen_before(std::uint32_t event) const { return event < seen_[actor(event)]; }
    /// The same of two events in the history.
    bool before(std::uint32_t earlier, std::uint32_t later) const { return earlier < at(later)[actor(earlier)]; }

    /// Earlier events at one place, latest first, that do not commute with what is to come there.
    class visits {
    public:
        bool over() const { return entry_ == none; }
        std::uint32_t event() const;
        std::uint8_t was_ready() const;
        bool writes_all() const;  // whatever came before it at this place happened before it
        void next();
        void stop() { entry_ = none; }

    private:
        friend class history;
        const history* in_ = nullptr;
        wire::touched_place place_{};
        std::uint32_t entry_ = none;
        void settle();
    };
    visits at_place(const wire::touched_place& place) const;
    /// Earlier events that commute with nothing.
    visits wide() const { return at_place({wide_key, 0xff, wire::touch::writes, 0, 0}); }

private:
    static constexpr std::uint64_t wide_key = ~std::uint64_t{0};

    struct event_record {
        std::uint16_t actor;
        std::uint32_t before;   // the one before of the same actor
        std::uint32_t entries;  // of the log, when it was appended
    };
    struct entry {
        wire::touched_place place;
        std::uint32_t event;
        std::uint32_t slot;
        std::uint32_t before;        // the entry before at this key
        std::uint32_t write_before;  // the last one before that writes
    };
    struct slot {
        std::uint64_t key;
        std::uint32_t last, last_write;
        bool used;
    };
    struct actor_record {
        std::uint32_t last;    // its last event
        std::uint32_t origin;  // the last of spawns_ that is about it
    };
    struct spawn {
        std::uint16_t actor;
        std::uint32_t by;      // the event that made it possible
        std::uint32_t before;  // the one before of the same actor
    };

    const std::uint32_t* at(std::uint32_t event) const { return &clocks_[event * std::size_t{width_}]; }
    void widen(std::uint32_t actors);
    std::uint32_t origin_of(std::uint16_t actor) const;
    std::uint32_t slot_of(std::uint64_t key);
    const slot* find(std::uint64_t key) const;
    void enter(const wire::touched_place& place, std::uint32_t event);

    own::vector<event_record> events_;
    own::vector<std::uint32_t> clocks_;  // width_ for each event
    own::vector<std::uint32_t> clock_;   // of the event considered
    own::vector<std::uint32_t> seen_;    // the same without its own conflicts
    own::vector<entry> log_;             // the first is unused
    own::vector<slot> slots_;
    own::vector<actor_record> actors_;
    own::vector<spawn> spawns_;  // of this execution; the first is unused
    std::uint32_t width_ = 0, slots_in_use_ = 0;
};

}  // namespace pawl::check::explore
