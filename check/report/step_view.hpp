// One step of a replayed execution on a screen: what was done where, the source around it, who holds and who waits, what
// the program has written.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "check/report/page.hpp"
#include "check/report/picture.hpp"
#include "check/report/source_window.hpp"
#include "check/report/told_steps.hpp"

namespace pawl::check::report {

class step_view {
public:
    step_view(const verdict& whole, symbolizer& symbols);

    std::size_t count() const { return steps_.size(); }
    const told_step& step(std::size_t index) const { return steps_[index]; }
    std::string task(int number) const { return names_.task(number); }
    /// Its number; -1 if no task is called so.
    int task_called(const std::string& name) const;

    /// In lines of page.width columns. The source and the output are cut to `height` lines in all, not the tasks; 0: all.
    std::string screen(std::size_t index, const page& on, std::size_t height);

    /// Every task: where it stands and what it holds, with its calls.
    std::string all_tasks(std::size_t index, const page& on);
    /// All that the program had written after this step.
    std::string output(std::size_t index) const;

private:
    std::string heading(std::size_t index, const page& on) const;
    std::string source(const told_step& step, const page& on, std::size_t room);
    std::string task_line(int task, std::size_t index, const page& on);
    std::string state_words(const stay& how);
    /// Where it stands, or nullptr where that is not known.
    const wire::stack_trace* stack_of(int task, const stay& how) const;
    std::vector<holding> held_by(int task, std::size_t index) const;
    std::string output_tail(std::size_t index, std::size_t room, const page& on) const;
    std::string ending(const page& on);

    const verdict& whole_;
    task_words names_;
    picture seen_;
    std::vector<told_step> steps_;
    source_window sources_;
    std::size_t widest_task_ = 4;
};

}  // namespace pawl::check::report
