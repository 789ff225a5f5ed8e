// Tasks of some steps each, as a strategy sees them: at each point the one that ran last comes first, and the others
// interrupt it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "check/explore/strategy.hpp"

namespace pawl::check::explore {

class made_up_tasks {
public:
    using path = std::vector<int>;

    /// All steps touch one object, as writes; with `apart`, each task has an object of its own.
    made_up_tasks(int tasks, int each, bool apart = false)
        : tasks_(tasks), each_(each), apart_(apart), open_(std::make_unique<candidates>()) {}

    path run(strategy& how) {
        std::vector<int> left(static_cast<std::size_t>(tasks_), each_);
        int last = 0;
        path taken;
        while (static_cast<int>(taken.size()) < tasks_ * each_) {
            const std::size_t depth = taken.size();
            wire::choice next;
            if (depth < how.prefix_length()) {
                next = how.prefix(depth);
            } else {
                list(left, last);
                if (pending_touch* const touches = how.touches())
                    for (std::size_t i = 0; i < open_->count; ++i)
                        touches[i] = {apart_ ? 100u + open_->at[i].value : 100u, true};
                const std::size_t index = how.pick(depth, *open_, 0);
                if (index == candidates::most) return {};
                next = open_->at[index];
            }
            last = next.value;
            --left[static_cast<std::size_t>(last)];
            taken.push_back(last);
        }
        return taken;
    }

private:
    void list(const std::vector<int>& left, int last) {
        open_->count = 0;
        const bool goes_on = left[static_cast<std::size_t>(last)] > 0;
        if (goes_on) open_->add({static_cast<std::uint16_t>(last), wire::choice_kind::task, 0});
        for (int task = 0; task < tasks_; ++task)
            if (task != last && left[static_cast<std::size_t>(task)] > 0)
                open_->add(
                    {static_cast<std::uint16_t>(task), wire::choice_kind::task, static_cast<std::uint8_t>(goes_on)});
    }

    int tasks_, each_;
    bool apart_;
    std::unique_ptr<candidates> open_;
};

}  // namespace pawl::check::explore
