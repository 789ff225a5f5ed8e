#include "sketch/told/timeline.hpp"

#include <algorithm>
#include <cstring>

namespace pawl::sketch {

using check::wire::board_event;
using check::wire::board_event_kind;

void timeline::hear(const board_event& event, std::string_view bytes) {
    ++events_;
    end_ns_ = std::max(end_ns_, event.at_ns);
    switch (event.kind) {
        case board_event_kind::serial: return hear_serial(event, bytes);
        case board_event_kind::pin_mode: return hear_mode(event);
        case board_event_kind::pin: return pins_[event.pin].levels.set(event.at_ns, event.value);
        case board_event_kind::analog: return pins_[event.pin].values.set(event.at_ns, event.value);
        case board_event_kind::task: return hear_task(event, bytes);
        case board_event_kind::task_end:
            set_stand(event.task, event.at_ns, absent);
            if (const int which = lane_of(event.task); which >= 0) tasks_[static_cast<std::size_t>(which)].ended = true;
            return;
        case board_event_kind::runs:
        case board_event_kind::idle: return hear_core(event);
        case board_event_kind::interrupt: return hear_interrupt(event, bytes);
        case board_event_kind::interrupt_end: handler_ = nobody; return interrupts_.set(event.at_ns, nobody);
        case board_event_kind::priority: return hear_priority(event);
        case board_event_kind::waits: return hear_wait(event, bytes);
        case board_event_kind::ready: return set_stand(event.task, event.at_ns, ready);
        case board_event_kind::board:
            board_ = bytes;
            tick_ns_ = event.value;
            if (cores_.size() < event.pin) cores_.resize(event.pin), on_core_.resize(event.pin, nobody);
            return;
    }
}

void timeline::end(std::int64_t at_ns) {
    end_ns_ = std::max(end_ns_, at_ns);
    serial_.end();
}

// Before anybody drives it, an output is low and a pin that is pulled up is high.
void timeline::hear_mode(const board_event& event) {
    constexpr std::int32_t output = 1, pulled_up = 2;
    pin_lane& pin = pins_[event.pin];
    pin.modes.set(event.at_ns, event.value);
    const bool known = event.value == output || event.value == pulled_up;
    if (known && pin.levels.empty()) pin.levels.set(event.at_ns, event.value == pulled_up);
}

// Whoever is heard of before it has a name is the program's first task.
int timeline::lane_of(std::uint16_t task) {
    const auto known = lanes_.find(task);
    if (known != lanes_.end()) return known->second;
    return begin_lane(task, task == 0 ? "main" : "task " + std::to_string(task));
}

int timeline::begin_lane(std::uint16_t task, std::string_view name) {
    if (tasks_.size() == most_tasks) {
        ++tasks_without_lane_;
        return lanes_[task] = -1;
    }
    tasks_.push_back({std::string(name), {}, lane(), {}, false});
    return lanes_[task] = static_cast<int>(tasks_.size() - 1);
}

// The second of a name is "worker (2)".
std::string timeline::told_apart(std::string_view name) {
    const int number = ++named_[std::string(name)];
    return number == 1 ? std::string(name) : std::string(name) + " (" + std::to_string(number) + ")";
}

void timeline::set_stand(std::uint16_t task, std::int64_t at_ns, std::int32_t value) {
    if (const int which = lane_of(task); which >= 0) tasks_[static_cast<std::size_t>(which)].stands.set(at_ns, value);
}

// A task that is there already takes a name: that which ran setup() runs loop().
void timeline::hear_task(const board_event& event, std::string_view name) {
    const auto known = lanes_.find(event.task);
    const bool there =
        known != lanes_.end() && known->second >= 0 && !tasks_[static_cast<std::size_t>(known->second)].ended;
    const int which = there ? known->second : begin_lane(event.task, name);
    if (which < 0) return;
    task_lane& one = tasks_[static_cast<std::size_t>(which)];
    if (!there || one.called != name) one.name = told_apart(name);
    one.called = name;
    if (one.stands.empty()) one.stands.set(event.at_ns, ready);
    hear_priority(event);
}

void timeline::hear_priority(const board_event& event) {
    const int which = lane_of(event.task);
    if (which < 0) return;
    const bool lent = event.value > event.given && event.kind == board_event_kind::priority;
    const int lender = lent && event.other != check::wire::no_task ? lane_of(event.other) : -1;
    auto& priorities = tasks_[static_cast<std::size_t>(which)].priorities;
    if (priorities.size() < lane::usual_most) priorities.push_back({event.at_ns, event.value, event.given, lender});
}

void timeline::hear_wait(const board_event& event, std::string_view bytes) {
    check::wire::wait_facts facts{};
    if (bytes.size() < sizeof facts) return;
    std::memcpy(&facts, bytes.data(), sizeof facts);
    if (facts.rounds != 0) return set_stand(event.task, event.at_ns, rounds);
    awaited what{};
    what.operation = static_cast<check::wire::operation_kind>(event.value);
    what.service = event.line;
    what.object = facts.object;
    what.peer = facts.peer >= 0 && lanes_.contains(static_cast<std::uint16_t>(facts.peer))
                    ? lane_of(static_cast<std::uint16_t>(facts.peer))
                    : -1;
    what.timed = facts.until_ns != check::wire::without_end;
    auto known = number_of_.find(what);
    if (known == number_of_.end()) {
        if (awaited_.size() == most_awaited) what.object = 0, what.peer = -1;
        known = number_of_.try_emplace(what, static_cast<std::int32_t>(awaited_.size())).first;
        if (known->second == static_cast<std::int32_t>(awaited_.size())) awaited_.push_back(what);
    }
    set_stand(event.task, event.at_ns, waits + known->second);
}

void timeline::hear_core(const board_event& event) {
    if (cores_.size() <= event.pin) cores_.resize(event.pin + 1u), on_core_.resize(event.pin + 1u, nobody);
    const bool idle = event.kind == board_event_kind::idle;
    // Whoever loses the core could go on, unless it said otherwise before.
    if (const std::int32_t before = on_core_[event.pin]; before >= 0)
        if (const int which = lane_of(static_cast<std::uint16_t>(before)); which >= 0)
            if (lane& one = tasks_[static_cast<std::size_t>(which)].stands;
                !one.empty() && one.changes().back().value == runs)
                one.set(event.at_ns, ready);
    on_core_[event.pin] = idle ? nobody : event.task;
    if (idle) return cores_[event.pin].set(event.at_ns, nobody);
    const int which = lane_of(event.task);
    cores_[event.pin].set(event.at_ns, which < 0 ? another_task : which);
    set_stand(event.task, event.at_ns, runs);
}

void timeline::hear_interrupt(const board_event& event, std::string_view name) {
    auto known = std::ranges::find(interrupt_names_, name);
    if (known == interrupt_names_.end()) known = interrupt_names_.insert(known, std::string(name));
    handler_ = static_cast<std::int32_t>(known - interrupt_names_.begin());
    handler_task_ = event.task;
    interrupts_.set(event.at_ns, handler_);
}

std::string timeline::who(std::uint16_t task) {
    if (handler_ != nobody && handler_task_ == task) return interrupt_names_[static_cast<std::size_t>(handler_)];
    const int which = lane_of(task);
    return which < 0 ? std::string("another task") : tasks_[static_cast<std::size_t>(which)].name;
}

void timeline::hear_serial(const board_event& event, std::string_view bytes) {
    serial_.hear(event.at_ns, event.line, who(event.task), bytes);
}

}  // namespace pawl::sketch
