// The tasks of a story while it is told: who stands how, who runs where.
#pragma once

#include <map>
#include <optional>

#include "names.hpp"
#include "story.hpp"

namespace pawl::inline PAWL_PORT::trace {

/// What a task waits for, until it goes on.
struct told_wait {
    std::int64_t since = 0;
    reason why = reason::other;
    const void* object = nullptr;
};

class stage {
public:
    explicit stage(story& into) : story_{into} {}

    [[nodiscard]] int add_task(std::string name, bool interrupt, bool is_thread) {
        story_.tasks.push_back({names_.another(std::move(name)), interrupt, is_thread, {}, false});
        waits_.emplace_back();
        causes_.emplace_back();
        return static_cast<int>(story_.tasks.size() - 1);
    }
    [[nodiscard]] story::task& at(int task) { return story_.tasks[static_cast<std::size_t>(task)]; }
    [[nodiscard]] std::optional<told_wait>& wait_of(int task) { return waits_[static_cast<std::size_t>(task)]; }

    /// From now on.
    void stand(int task, std::int64_t now, const char* how, std::string text, int peer = -1, story::place where = {}) {
        std::vector<story::stay>& stays = at(task).stays;
        leave(task, now);
        stays.push_back({now, never, how, std::move(text), peer, std::move(where)});
    }
    /// It is not there, or not any more.
    void leave(int task, std::int64_t now) {
        std::vector<story::stay>& stays = at(task).stays;
        if (!stays.empty() && stays.back().to == never) stays.back().to = now;
        if (!stays.empty() && stays.back().to <= stays.back().from) stays.pop_back();
    }
    [[nodiscard]] const story::stay* stands(int task) {
        const std::vector<story::stay>& stays = at(task).stays;
        return stays.empty() || stays.back().to != never ? nullptr : &stays.back();
    }

    /// What it does now; what let it go on before ends here as an arrow.
    std::size_t act(int task, std::size_t thread, std::int64_t now, std::string text, story::place where = {}) {
        at(task).shown = true;
        story_.steps.push_back({now, task, thread, std::move(text), std::move(where)});
        const std::size_t number = story_.steps.size() - 1;
        if (auto& cause = causes_[static_cast<std::size_t>(task)]; cause) {
            if (story_.steps[cause->first].task != task) story_.arrows.push_back({cause->first, number, cause->second});
            cause.reset();
        }
        return number;
    }
    /// The next thing that it does, it does because of that.
    void because(int task, std::size_t step, const char* how) { causes_[static_cast<std::size_t>(task)] = {step, how}; }
    [[nodiscard]] bool has_cause(int task) const { return causes_[static_cast<std::size_t>(task)].has_value(); }

private:
    story& story_;
    task_names names_;
    std::vector<std::optional<told_wait>> waits_;
    std::vector<std::optional<std::pair<std::size_t, const char*>>> causes_;
};

}  // namespace pawl::inline PAWL_PORT::trace
