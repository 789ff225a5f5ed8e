// What one word says of a lock with a line: who took it, who came last, and what was lent for it.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/level_priority.hpp>

#include <cstdint>

namespace pawl::inline PAWL_PORT::lock {

/// As many may wait for all such locks at the same time without looking up now and then.
using port::most_in_line;

/// Free; or taken, with the number of the newcomer who stands last (0: none), the level whose task took it (0: no level), and the
/// highest priority that was lent to that level for this lock. All change together: nobody lends to a level whose task has
/// given the lock up, and nobody who waits is overlooked when it is handed on.
struct line_word {
    bool taken = false;
    std::uint32_t newcomer = 0;
    std::uint32_t level = 0;
    int lent = 0;

    line_word() = default;
    constexpr line_word(std::uint32_t bits) noexcept PAWL_NONBLOCKING  // NOLINT(google-explicit-constructor)
        : taken{(bits & 1) != 0},
          newcomer{bits >> 1 & 0xfff},
          level{bits >> 13 & 0xfff},
          lent{static_cast<int>(bits >> 25)} {}
    [[nodiscard]] constexpr std::uint32_t bits() const noexcept PAWL_NONBLOCKING {
        return (taken ? 1u : 0u) | newcomer << 1 | level << 13 | static_cast<std::uint32_t>(lent) << 25;
    }
    [[nodiscard]] constexpr line_word with_newcomer(std::uint32_t number) const noexcept PAWL_NONBLOCKING {
        line_word other = *this;
        other.newcomer = number;
        return other;
    }
    [[nodiscard]] constexpr line_word with_lent(int priority) const noexcept PAWL_NONBLOCKING {
        line_word other = *this;
        other.lent = priority;
        return other;
    }
    [[nodiscard]] constexpr line_word owned_by(std::uint32_t new_level) const noexcept PAWL_NONBLOCKING {
        line_word other = *this;
        other.level = new_level;
        return other;
    }
    [[nodiscard]] static constexpr line_word taken_by(std::uint32_t level) noexcept PAWL_NONBLOCKING {
        return line_word{1}.owned_by(level);
    }

    /// What was lent for it is lent no more.
    void relieve() const noexcept PAWL_NONBLOCKING {
        if (level != 0 && lent != 0) wait::priority_of_level(level).take_back();
    }
};
static_assert(most_in_line < 0x1000 && wait::most_inboxes < 0x1000 && port::highest_priority < 0x80);

}  // namespace pawl::inline PAWL_PORT::lock
