// The waits of a loop of which it is told when something has changed.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/wait/inbox.hpp>
#include <pawl/wait/many_cores/suspended.hpp>
#include <pawl/wait/told.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::wait {

/// Nothing here is looked at before its bucket was called, its deadline has passed, or it asked for that.
class told_list {
public:
    constexpr told_list() noexcept = default;
    void reach_through(const inbox& box) noexcept {
        const auto number = static_cast<std::size_t>(&box - inboxes.data());
        bit_ = number < most_told ? std::uint32_t{1} << number : 0;
    }
    /// Its loop can be told of anything.
    [[nodiscard]] bool is_reached() const noexcept { return bit_ != 0; }

    /// From now on the loop is told of changes of this word. Gives the bit of its bucket. Before a waiter is announced at the
    /// word's event. Taken back when the loop is told and nobody waits for the bucket.
    [[nodiscard]] std::uint32_t be_told_of(const port::word& word) noexcept {
        const std::size_t bucket = bucket_of(word);
        const std::uint32_t bit = std::uint32_t{1} << bucket;
        if (!(interested_ & bit)) {
            interested_ |= bit;
            interested[bucket].fetch_or(bit_, std::memory_order_seq_cst);
        }
        return bit;
    }
    void add(suspended& one) noexcept {
        at_once_ = at_once_ || one.at_once_;
        look_by_ = std::min(look_by_, one.look_by_);
        count(one.told_of_, 1);
        list_.add_last(one);
    }
    void remove(suspended& one) noexcept {
        count(one.told_of_, -1);
        list_.remove(one);
    }
    /// When to look in any case; never too late.
    [[nodiscard]] port::clock::time_point look_by() const noexcept { return look_by_; }
    [[nodiscard]] bool is_timed() const noexcept { return look_by_ != port::clock::time_point::max(); }
    [[nodiscard]] bool is_to_look(std::uint32_t calls, port::clock::time_point now) const noexcept {
        return calls >= inbox::asked_to_lend || at_once_ || (is_timed() && look_by_ <= now);
    }
    /// over(one) for each that is, which is in the list no more. Nobody is resumed meanwhile.
    template <class Over>
    void look(std::uint32_t calls, port::clock::time_point now, Over&& over) noexcept {
        const std::uint32_t changed = calls / inbox::first_reason;
        const bool all = (calls & inbox::asked_to_lend) != 0;
        // Before anybody goes on: who waits again for the same, as most do, costs nothing more.
        forget(changed);
        at_once_ = false;
        look_by_ = port::clock::time_point::max();
        for (suspended* next = list_.first(); next;) {
            suspended& one = *next;
            next = suspended_list::after(one);
            // again() may have been the only one to hear of what it did not take: its leave() passes that on.
            const bool to_look = one.at_once_ || (one.told_of_ & changed) != 0 || one.is_timed();
            if ((all && one.again()) || (to_look && look_at(one, now))) {
                remove(one);
                over(one);
            } else
                look_by_ = std::min(look_by_, one.look_by_);
        }
    }
    void forget_all() noexcept { forget(~std::uint32_t{0}); }

    /// True: over.
    [[nodiscard]] static bool look_at(suspended& one, port::clock::time_point now) noexcept {
        if (!one.changed() && !(one.is_timed() && one.look_by_ <= now)) return false;
        if (one.again()) return true;
        one.at_once_ = false;
        one.look_by_ = one.deadline();
        return false;
    }

private:
    void count(std::uint32_t told_of, int by) noexcept {
        for (; told_of != 0; told_of &= told_of - 1)
            waiting_[static_cast<std::size_t>(std::countr_zero(told_of))] += static_cast<std::uint32_t>(by);
    }
    // Those of which it was told in vain.
    void forget(std::uint32_t which) noexcept {
        which &= interested_;
        for (; which != 0; which &= which - 1) {
            const auto bucket = static_cast<std::size_t>(std::countr_zero(which));
            if (waiting_[bucket] != 0) continue;
            interested_ &= ~(std::uint32_t{1} << bucket);
            interested[bucket].fetch_and(~bit_, std::memory_order_seq_cst);
        }
    }

    suspended_list list_;
    port::clock::time_point look_by_ = port::clock::time_point::max();
    std::uint32_t bit_ = 0;         // the loop's own; 0: nobody can tell it
    std::uint32_t interested_ = 0;  // a bit for each bucket that knows the loop
    std::array<std::uint32_t, buckets> waiting_{};
    bool at_once_ = false;
};

}  // namespace pawl::inline PAWL_PORT::wait
