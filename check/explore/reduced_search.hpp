// Depth-first search that runs one execution of each class: two executions belong to one class if they differ only in
// the order of neighbouring events that commute. Dynamic partial-order reduction with source sets and sleep sets
// (Abdulla, Aronis, Jonsson, Sagonas: Source Sets, JACM 2017; Flanagan and Godefroid, POPL 2005), for operations that
// may be impossible for a while. docs/reduction.md states what commutes and why that is enough.
#pragma once

#include "check/explore/history.hpp"
#include "check/explore/strategy.hpp"

namespace pawl::check::explore {

class reduced_search final : public strategy {
public:
    /// `ranked`: who may run depends on priorities or on cores, so that events which change who may run commute with
    /// nothing.
    void begin(wire::reduced_state& state, bool ranked, bool resume);
    std::size_t prefix_length() const override { return revisit_; }
    wire::choice prefix(std::size_t depth) const override;
    std::size_t pick(std::size_t depth, const candidates& open, std::uint16_t chooser) override;
    void happened(std::size_t depth, const wire::footprint& touched) override;
    void spawned(std::size_t depth, std::uint16_t actor) override;
    void stands(std::uint16_t actor, const wire::footprint& would_touch) override;
    bool advance() override;

private:
    struct standing {
        std::uint16_t actor;
        wire::footprint would_touch;
    };

    wire::alternative& taken_at(std::size_t depth) const;
    void open_node(std::size_t depth, const candidates& open, std::uint16_t chooser);
    void note_who_may_run(std::size_t depth, const candidates* open);
    void reverse_races(std::uint16_t actor, const wire::footprint& touched);
    bool reverse(std::uint32_t earlier, std::uint16_t actor);
    bool handled(std::uint32_t event) const;

    wire::reduced_state* state_ = nullptr;
    bool ranked_ = false, cut_short_ = false;
    std::size_t revisit_ = 0;  // nodes before this one are replayed; this one, if it stands, takes its next alternative
    history history_;
    own::vector<standing> standing_;
    own::vector<std::uint32_t> reversed_;  // earlier events whose race with the considered one is dealt with
    own::vector<std::uint32_t> firsts_;    // of what could come first: the first event of each actor
    own::vector<std::uint32_t> seen_;      // by actor: the round in which it was met
    std::uint32_t round_ = 0;
};

}  // namespace pawl::check::explore
