#include "check/report/holdings.hpp"

#include <map>
#include <utility>

#include "check/report/operation_use.hpp"

namespace pawl::check::report {
namespace {

using wire::operation_kind;

class lock_book {
public:
    explicit lock_book(std::size_t steps) : steps_(steps) {}

    void take(const wire::trace_event& event, std::size_t step, bool shared) {
        if (!shared && held_by_another(event)) return;  // only asked for: it waits
        auto [open, fresh] = open_.try_emplace({event.task, event.object});
        if (open->second.depth++ > 0) return;
        open->second.index = all.size();
        all.push_back({event.task, event.object, event.kind, shared, step, steps_});
    }

    void give(int task, std::uint64_t object, std::size_t step, bool wholly) {
        const auto open = open_.find({task, object});
        if (open == open_.end()) return;
        if (!wholly && --open->second.depth > 0) return;
        all[open->second.index].to = step;
        open_.erase(open);
    }

    std::vector<holding> all;

private:
    struct one {
        std::size_t index = 0;
        int depth = 0;  // recursive locks
    };

    bool held_by_another(const wire::trace_event& event) const {
        for (const auto& [key, open] : open_)
            if (key.second == event.object && key.first != event.task && !all[open.index].shared) return true;
        return false;
    }

    std::size_t steps_;
    std::map<std::pair<int, std::uint64_t>, one> open_;
};

}  // namespace

std::vector<holding> holdings_of(const scene& seen) {
    lock_book book(seen.steps());
    for (std::size_t i = 0; i < seen.steps(); ++i) {
        const wire::trace_event& event = seen.step(i);
        const operation_use use = use_of(event.kind);
        const bool again = event.kind == operation_kind::condition_wake;  // taken, whatever ended the wait
        if (use.takes && event.object != 0 && (event.outcome == 1 || again)) book.take(event, i, use.shared);
        if (use.gives && (event.outcome != 0 || event.kind == operation_kind::once_leave))
            book.give(event.task, event.object, i, false);
        // Once for each wait: its second half carries no mutex.
        if (event.kind == operation_kind::condition_wait) book.give(event.task, event.value_before, i, true);
    }
    return std::move(book.all);
}

const holding* obstacle(const std::vector<holding>& all, int task, std::uint64_t object, operation_kind wanted,
                        std::size_t step) {
    const bool shared = use_of(wanted).shared;
    for (const holding& one : all)
        if (one.object == object && one.task != task && one.covers(step) && !(shared && one.shared)) return &one;
    return nullptr;
}

}  // namespace pawl::check::report
