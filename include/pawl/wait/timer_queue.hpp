// Those who wait for a time, the earliest first.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <utility>

namespace pawl::inline PAWL_PORT::wait {

/// Stands in an awaiter. Only its loop's thread touches it.
class timer {
public:
    timer() = default;
    timer(const timer&) = delete;
    timer& operator=(const timer&) = delete;

    [[nodiscard]] bool is_set() const noexcept { return set_; }
    [[nodiscard]] port::clock::time_point when() const noexcept { return when_; }

protected:
    ~timer() = default;

private:
    friend class timer_queue;
    /// The time has come; the timer is not in the queue any more.
    virtual void due() noexcept = 0;

    port::clock::time_point when_{};
    timer* child_ = nullptr;     // the first of those that are not earlier than this one
    timer* next_ = nullptr;      // its sibling
    timer* previous_ = nullptr;  // its sibling, or its parent if it is the first
    bool set_ = false;
};

/// A pairing heap through its nodes (Fredman, Sedgewick, Sleator and Tarjan, "The pairing heap: a new form of self-adjusting
/// heap", 1986): to set a timer takes constant time, to take one away about log n, and neither allocates. Nothing ticks:
/// who sleeps asks for the earliest. Of those for the same time any may come first.
class timer_queue {
public:
    [[nodiscard]] bool empty() const noexcept { return first_ == nullptr; }
    /// max(): there is none.
    [[nodiscard]] port::clock::time_point earliest() const noexcept {
        return first_ ? first_->when_ : port::clock::time_point::max();
    }
    void set(timer& one, port::clock::time_point when) noexcept {
        one.when_ = when;
        one.set_ = true;
        one.child_ = one.next_ = one.previous_ = nullptr;
        first_ = first_ ? joined(*first_, one) : &one;
    }
    void take_away(timer& one) noexcept {
        if (!one.set_) return;
        one.set_ = false;
        timer* const children = paired(one.child_);
        if (&one == first_) {
            first_ = children;
        } else {
            (one.previous_->child_ == &one ? one.previous_->child_ : one.previous_->next_) = one.next_;
            if (one.next_) one.next_->previous_ = one.previous_;
            if (children) first_ = joined(*first_, *children);
        }
        if (first_) first_->previous_ = nullptr;
    }
    /// Tells those whose time has come. They may set timers, and take others away.
    bool ring(port::clock::time_point now) noexcept {
        bool some = false;
        while (first_ && first_->when_ <= now) {
            timer& one = *first_;
            take_away(one);
            one.due();
            some = true;
        }
        return some;
    }

private:
    // The later one becomes the earlier one's first child.
    static timer* joined(timer& one, timer& other) noexcept {
        timer& above = other.when_ < one.when_ ? other : one;
        timer& below = &above == &one ? other : one;
        below.next_ = above.child_;
        if (below.next_) below.next_->previous_ = &below;
        below.previous_ = &above;
        above.child_ = &below;
        above.next_ = nullptr;
        return &above;
    }
    // Two by two from the left, then all into one from the right.
    static timer* paired(timer* one) noexcept {
        timer* pairs = nullptr;  // a stack, through next_
        while (one) {
            timer* const second = one->next_;
            timer* const rest = second ? second->next_ : nullptr;
            timer* const pair = second ? joined(*one, *second) : one;
            pair->next_ = pairs;
            pairs = pair;
            one = rest;
        }
        timer* all = nullptr;
        while (pairs) {
            timer* const rest = pairs->next_;
            all = all ? joined(*all, *pairs) : pairs;
            pairs = rest;
        }
        if (all) all->next_ = all->previous_ = nullptr;
        return all;
    }

    timer* first_ = nullptr;
};

}  // namespace pawl::inline PAWL_PORT::wait
