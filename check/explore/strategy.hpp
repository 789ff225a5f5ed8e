// A strategy sees only choices: how many there are, what each costs, never what they mean.
#pragma once

#include <cstddef>
#include <cstdint>

#include "check/wire/schedule.hpp"

namespace pawl::check::explore {

/// What may happen next. Those that go on without interrupting anybody come first.
struct candidates {
    static constexpr std::size_t most = 8192;
    static constexpr std::size_t asleep = most + 1;  // pick(): all that could come now was explored elsewhere
    static constexpr std::size_t again = most + 2;   // pick(): something has changed, look once more
    std::size_t count = 0;
    bool some_yield = false;  // somebody could go on, but lets the others first
    wire::choice at[most];

    void add(const wire::choice& one) {
        if (count < most) at[count++] = one;
    }
    /// Behind those that interrupt nobody, but never first: it stays possible where no interruption is left.
    void add_calm(const wire::choice& one) {
        if (count == 0 || count == most) return;
        std::size_t place = 1;
        while (place < count && !at[place].preempts) ++place;
        for (std::size_t i = count++; i > place; --i) at[i] = at[i - 1];
        at[place] = one;
    }
};

/// What an alternative would touch, for strategies that ask.
struct pending_touch {
    std::uint64_t object;  // 0: nothing that is shared
    bool writes;
};

class strategy {
public:
    /// The choices that the execution begins with, taken before pick() is asked.
    virtual std::size_t prefix_length() const;
    virtual wire::choice prefix(std::size_t depth) const;

    /// At `depth`, with at least one alternative: the index of the one to take; candidates::most if the point was met
    /// in an earlier execution and is not the same now.
    /// `chooser` is the actor that was running: data is chosen for it.
    virtual std::size_t pick(std::size_t depth, const candidates& open, std::uint16_t chooser);

    /// The event chosen at `depth` is over, and this is what it touched.
    virtual void happened(std::size_t depth, const wire::footprint& touched);

    /// The event chosen at `depth` has made this actor possible: a new task, an interrupt.
    virtual void spawned(std::size_t depth, std::uint16_t actor);

    /// At the end of an execution: this actor stands before an event that would touch this.
    virtual void stands(std::uint16_t actor, const wire::footprint& would_touch);

    /// Where to state before each pick() what the alternatives would touch, in their order: room for
    /// candidates::most of them; null: it need not be known.
    virtual pending_touch* touches() { return nullptr; }

    /// After an execution: prepares the next one; false if there is none.
    virtual bool advance();

protected:
    ~strategy() = default;  // strategies live as long as the worker
};

/// Depth-first search; the path stands in the session, where it outlives the worker.
class depth_first final : public strategy {
public:
    void begin(wire::search_state& state, std::int32_t preemption_bound, bool resume);
    std::size_t prefix_length() const override { return revisit_; }
    wire::choice prefix(std::size_t depth) const override { return state_->node[depth].taken; }
    std::size_t pick(std::size_t depth, const candidates& open, std::uint16_t chooser) override;
    bool advance() override;

private:
    wire::search_state* state_ = nullptr;
    std::int32_t bound_ = -1;
    std::size_t revisit_ = 0;  // nodes before this one are replayed; this one, if it stands, takes its next alternative
};

/// Each alternative equally likely.
class random_walk final : public strategy {
public:
    void begin(std::uint64_t seed);
    /// The next execution is the one of this number, from 1.
    void go_to(std::uint64_t number);
    std::size_t pick(std::size_t depth, const candidates& open, std::uint16_t chooser) override;
    bool advance() override;

private:
    std::uint64_t next();
    std::uint64_t seed_ = 0, execution_ = 0, state_ = 0;
};

/// One given schedule; beyond its end the first alternative.
class replay final : public strategy {
public:
    void begin(const wire::choice* schedule, std::size_t length);
    std::size_t pick(std::size_t depth, const candidates& open, std::uint16_t chooser) override;
    bool advance() override { return false; }

private:
    const wire::choice* schedule_ = nullptr;
    std::size_t length_ = 0;
};

}  // namespace pawl::check::explore
