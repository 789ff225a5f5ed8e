// Why a lock was refused, with names: who waits for whom, where, and since when.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/circle.hpp>
#include <pawl/watch/task_record.hpp>
#include <pawl/watch/text_writer.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>

namespace pawl::inline PAWL_PORT {

/// A wait that was refused because nobody in it would ever have gone on; or because of something else that lasts, see why().
/// A copy of what was so at that moment: it stays true whatever the tasks do afterwards. No allocation but in report().
class deadlock {
public:
    /// One task of the circle: what it waits for, and how the next task holds that.
    struct member {
        std::array<char, port::most_name> task;
        std::uint32_t task_number;
        int priority;
        watch::seen_wait wait;
        watch::call_site held_at;
    };
    static constexpr std::size_t most_members = std::min<std::size_t>(16, watch::most_tasks);

    /// Of too_many: which of them is full.
    enum class table : unsigned char { none, tasks, held, again };
    /// Where it is no circle: what the lock asks for, and what it met. name: of the lock that was in the way.
    struct conflict {
        const char* name = nullptr;
        watch::call_site held_at{};
        int wanted = 0, met = 0;  ///< ranks; or its ceiling, and the caller's priority
        bool twice = false;       ///< the same lock twice in one call
        bool own = false;         ///< held by the caller
        table full = table::none;
    };

    explicit deadlock(errc why, const char* name, const watch::call_site& at) noexcept
        : why_{why}, name_{name}, at_{at} {}

    /// errc::deadlock; errc::owner_died; errc::too_many: this task holds as many locks as it can, or there are too many tasks;
    /// errc::out_of_order, above_ceiling, not_permitted: what only locks with a rank or a ceiling say.
    [[nodiscard]] errc why() const noexcept { return why_; }
    /// The circle, beginning with the task that was refused. Of longer ones the first most_members tasks.
    [[nodiscard]] std::span<const member> circle() const noexcept {
        return {members_.data(), std::min(length_, most_members)};
    }
    [[nodiscard]] std::size_t length() const noexcept { return length_; }
    [[nodiscard]] const conflict& met() const noexcept { return conflict_; }
    /// Several lines, as a person reads them; the last one ends with a line feed.
    [[nodiscard]] std::string report() const;
    /// The same to wherever it goes. Allocates nothing where it does not go into a string.
    void write(watch::text_writer to) const;

    /// For who refuses.
    void because_of(const conflict& what) noexcept { conflict_ = what; }
    /// For who refuses: what each step along the circle is told to.
    void add(const watch::task_record& task, const watch::seen_wait& wait, const watch::holder& next) noexcept {
        if (length_ == 0) moment_ = port::clock::now();
        if (length_++ >= most_members) return;
        member& m = members_[length_ - 1];
        m = {task.name(), task.number(), port::priority_of(task.number()), wait, {}};
        if (next.held) m.held_at = next.held->at.load();
    }

private:
    friend class deadlock_text;
    errc why_;
    const char* name_;
    watch::call_site at_;
    port::clock::time_point moment_{};
    std::size_t length_ = 0;
    conflict conflict_{};
    std::array<member, most_members> members_;  // the first length_ of them
};

}  // namespace pawl::inline PAWL_PORT

#include <pawl/watch/deadlock_text.hpp>
