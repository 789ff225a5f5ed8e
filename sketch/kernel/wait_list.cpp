#include "sketch/kernel/wait_list.hpp"

#include "sketch/kernel/response.hpp"
#include "sketch/kernel/switches.hpp"

namespace pawl::sketch {
namespace {

using check::machine::operation;
using check::machine::task;
using check::machine::the_computer;
using holder_function = const task_block* (*)(const operation&);

// value_after: the waiter; value_before: who could end the wait.
bool woken(const operation& op, const task&) { return reinterpret_cast<const waiter*>(op.value_after)->woken; }
int peer(const operation& op) {
    const auto holder = reinterpret_cast<holder_function>(op.value_before);
    const task_block* t = holder ? holder(op) : nullptr;
    return t && t->who ? static_cast<int>(t->who->id) : -1;
}
constexpr check::machine::wait_rule rule{woken, peer};

}  // namespace

void wait_list::add(waiter& w) {
    w.list = this;
    waiter** at = &first;
    while (*at && (*at)->who->priority >= w.who->priority) at = &(*at)->next;
    w.next = *at;
    *at = &w;
}

void wait_list::remove(waiter& w) {
    w.list = nullptr;
    for (waiter** at = &first; *at; at = &(*at)->next) {
        if (*at != &w) continue;
        *at = w.next;
        return;
    }
}

void wait_list::wake(waiter& w) {
    remove(w);
    w.woken = true;
    w.woken_at = the_computer.now();
    the_computer.wakes(*w.who->who);
    if (in_interrupt()) woken_in_interrupt(*w.who);
}

task_block* wait_list::wake_first() {
    if (!first) return nullptr;
    waiter& w = *first;
    wake(w);
    return w.who;
}

void wait_list::wake_all() {
    while (first) wake_first();
}

wait_end block(wait_list& list, waiter& self, operation& wait, std::int64_t deadline, holder_function holder) {
    self.who = &current();
    self.woken = false;
    list.add(self);
    self.who->waits = &self;
    wait.rule = &rule;
    wait.deadline = deadline;
    wait.value_after = reinterpret_cast<std::uint64_t>(&self);
    wait.value_before = reinterpret_cast<std::uint64_t>(holder);
    wait.sleeper = static_cast<std::int32_t>(self.who->who->id);
    has_come_to_wait(*self.who);
    the_computer.perform(wait);
    may_run_since(*self.who, self.woken ? self.woken_at : deadline);
    self.who->waits = nullptr;
    if (self.list) self.list->remove(self);
    return self.woken ? wait_end::woken : wait_end::timed_out;
}

}  // namespace pawl::sketch
