// Those who wait for a lock, in the order in which they came; each is handed the lock.
#pragma once

#include <pawl/lock/line_word.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/place.hpp>
#include <pawl/wait/told.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace pawl::inline PAWL_PORT::lock {

/// A place in a line. In static storage: who hands the lock on may look at it whatever has become of who stood there.
struct alignas(port::cache_line) place_in_line : wait::place {
    static constexpr std::uint32_t waits = 0, has_the_lock = 1, has_left = 2;
    port::word state{waits};
    std::uint32_t behind = 0;  // the number of the next place, from 1
    wait::waiter who{};        // stands there
    std::uint32_t level = 0;   // whose task does
};
inline constinit std::array<place_in_line, most_in_line> places_in_line{};
/// Where loops are told of all lines; never changes.
inline constinit port::word lines_told{0};

/// A word that says free, taken, or taken with newcomers, who stand on a stack whose top it names; whoever holds the lock
/// turns them round, behind those that came before. So who comes does one compare-exchange, and who goes walks over those
/// who left meanwhile. Nobody waits for anybody who is stopped, but for the one who holds the lock.
///
/// Who stands in the line lends its priority to the level whose task holds the lock, until that one gives it up; the level of
/// the next one gets what the rest had lent.
class line {
public:
    [[nodiscard]] bool try_take() noexcept PAWL_NONBLOCKING {
        std::uint32_t seen = free;
        // acquire: what the last one did who held it.
        return word_.compare_exchange_strong(seen, line_word::taken_by(wait::loop::level_here()).bits(),
                                             std::memory_order_acquire, std::memory_order_relaxed);
    }
    /// A moment later it may be otherwise.
    [[nodiscard]] bool is_taken() const noexcept { return word_.load(std::memory_order_relaxed) != free; }
    /// A place at the end of the line, where who stands there lends this priority; or the lock itself, where it is free.
    void stand(std::uint32_t number, wait::waiter who, int priority) noexcept PAWL_NONBLOCKING {
        place_in_line& mine = places_in_line[number - 1];
        mine.who = who;
        mine.level = wait::loop::level_here();
        mine.state.store(place_in_line::waits, std::memory_order_relaxed);
        const bool stands = lend_and(priority, mine.level, [&](line_word seen) {
            mine.behind = seen.newcomer;
            return seen.with_newcomer(number);
        });
        if (!stands) mine.state.store(place_in_line::has_the_lock, std::memory_order_relaxed);
    }
    /// By who stands there: its level runs at more than it did.
    void lend(int priority) noexcept PAWL_NONBLOCKING {
        const std::uint32_t level = wait::loop::level_here();
        if (priority > line_word{word_.load(std::memory_order_relaxed)}.lent)
            static_cast<void>(lend_and(priority, level, [](line_word seen) { return seen; }));
    }
    /// By who holds it. False: nobody does.
    bool give_up() noexcept PAWL_NONBLOCKING {
        line_word mine;  // what it says of the giver, until it says something of somebody else
        for (bool given = false;;) {
            if (first_ == 0) {
                line_word last;
                if (!turn_newcomers(last)) {
                    if (!last.taken) return false;
                    (given ? last : mine = last).relieve();  // who comes next may have it already
                    if (given) mine.relieve();
                    return true;
                }
            }
            const std::uint32_t number = first_;
            place_in_line& next = places_in_line[number - 1];
            first_ = next.behind;
            const wait::waiter who = next.who;
            const line_word before = name_owner(next.level);
            if (!std::exchange(given, true))
                mine = before;
            else
                before.relieve();
            std::uint32_t seen = place_in_line::waits;
            // release: all that was done under the lock, and first_.
            if (next.state.compare_exchange_strong(seen, place_in_line::has_the_lock, std::memory_order_acq_rel)) {
                wait::wake_in_line(next.state, who, lines_told);
                mine.relieve();  // not before: until now others waited for this one
                return true;
            }
            next.give();  // it has left
        }
    }

private:
    static constexpr std::uint32_t free = 0;

    // Changes the word to f(what it says), with at least this priority lent. False: it was free, and is the caller's now.
    template <class F>
    bool lend_and(int priority, std::uint32_t level, F&& f) noexcept PAWL_NONBLOCKING {
        std::uint32_t bits = word_.load(std::memory_order_relaxed);
        for (;;) {
            const line_word seen{bits};
            if (!seen.taken) {
                if (word_.compare_exchange_weak(bits, line_word::taken_by(level).bits(), std::memory_order_acquire,
                                                std::memory_order_relaxed))
                    return false;
                continue;
            }
            // What others lent to its own level ends with what they wait for.
            const bool own = level != 0 && seen.level == level;
            const int gives = own ? wait::priority_of_level(level).own() : priority;
            const line_word after = f(seen).with_lent(std::max(gives, seen.lent));
            // Before the word says so: what is taken back was lent.
            const bool lends = after.lent != seen.lent && seen.level != 0;
            const bool counts = lends && seen.lent == 0;
            if (counts)
                wait::priority_of_level(seen.level).lend(gives);
            else if (lends)
                wait::priority_of_level(seen.level).lend_more(gives);
            // release: the place, to who hands the lock on.
            if (word_.compare_exchange_weak(bits, after.bits(), std::memory_order_release, std::memory_order_relaxed))
                return true;
            if (counts) wait::priority_of_level(seen.level).take_back();
        }
    }
    // By who holds it: from now on a task of this level does, and is lent what others had lent. Gives what it said before.
    line_word name_owner(std::uint32_t level) noexcept PAWL_NONBLOCKING {
        std::uint32_t bits = word_.load(std::memory_order_relaxed);
        for (;;) {
            const line_word seen{bits};
            if (seen.level == level && seen.lent == 0) return seen;
            const bool lends = level != 0 && seen.lent != 0;
            if (lends) wait::priority_of_level(level).lend(seen.lent);
            if (word_.compare_exchange_weak(bits, seen.owned_by(level).bits(), std::memory_order_relaxed)) return seen;
            if (lends) wait::priority_of_level(level).take_back();
        }
    }
    // False: there are none, and the lock is free if it was not before. last: what the word said.
    bool turn_newcomers(line_word& last) noexcept PAWL_NONBLOCKING {
        // Most are given up where they were taken, with nobody else there.
        std::uint32_t bits = line_word::taken_by(wait::loop::level_here()).bits();
        for (;;) {
            last = bits;
            if (!last.taken) return false;
            const std::uint32_t after = last.newcomer == 0 ? free : last.with_newcomer(0).bits();
            // release: what was done under the lock. acquire: the places of those who came.
            if (word_.compare_exchange_weak(bits, after, std::memory_order_acq_rel, std::memory_order_relaxed)) break;
        }
        for (std::uint32_t number = last.newcomer; number != 0;) {
            const std::uint32_t before = std::exchange(places_in_line[number - 1].behind, first_);
            first_ = std::exchange(number, before);
        }
        return last.newcomer != 0;
    }

    std::atomic<std::uint32_t> word_{free};
    std::uint32_t first_ = 0;  // of those that were turned round; belongs to who holds the lock
};

}  // namespace pawl::inline PAWL_PORT::lock
