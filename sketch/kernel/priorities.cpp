#include "sketch/kernel/priorities.hpp"

#include <sched.h>

#include "sketch/kernel/state.hpp"
#include "sketch/kernel/telling.hpp"

namespace pawl::sketch {

using check::machine::the_computer;

void apply_priority(task_block& t, std::uint32_t priority, const task_block* from) {
    if (t.priority == priority) return;
    t.priority = priority;
    t.who->lent = priority > t.base_priority;
    t.who->given_priority = static_cast<int>(t.base_priority) + first_priority;
    if (!t.who->ruled_priority) t.who->base_priority = static_cast<int>(priority) + first_priority;
    // It changes who may run, of all tasks.
    the_computer.touches_everything();
    tell_priority(t, from);
}

void set_base_priority(task_block& t, std::uint32_t priority) {
    const bool lent = t.priority != t.base_priority;
    t.base_priority = priority;
    if (!lent || priority > t.priority) apply_priority(t, priority);
}

void lend_priority(task_block& holder, const task_block& from) {
    if (holder.priority < from.priority) apply_priority(holder, from.priority, &from);
}

void take_back_priority(task_block& holder) {
    if (holder.mutexes_held == 0) apply_priority(holder, holder.base_priority);
}

void lower_after_timeout(task_block& holder, std::uint32_t highest_waiting) {
    // With several mutexes held it is not known which of them the priority was lent for.
    if (holder.mutexes_held != 1) return;
    const std::uint32_t wanted = highest_waiting > holder.base_priority ? highest_waiting : holder.base_priority;
    if (holder.priority > wanted) apply_priority(holder, wanted);
}

}  // namespace pawl::sketch
