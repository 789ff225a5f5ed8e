#include "check/explore/selective_walk.hpp"

namespace pawl::check::explore {

void selective_walk::begin(std::uint64_t seed) {
    seed_ = seed;
    counting_ = true;
    events_ = 0;
    tasks_ = 0;
    for (std::uint16_t& one : parent_) one = nobody;
    number_ = 0;
    random_.begin(seed_, 0);
    last_ = nobody;
    most_met_ = 0;
    for (bool& one : met_) one = false;
}

bool selective_walk::advance() {
    go_to(number_ + 1);
    return true;
}

void selective_walk::go_to(std::uint64_t number) {
    counting_ = false;
    number_ = number;
    random_.begin(seed_, number);
    last_ = turn_ = nobody;
    most_met_ = 0;
    for (bool& one : met_) one = false;
    draw_object();
}

void selective_walk::count(const wire::choice& taken, const pending_touch& touch) {
    if (taken.kind != wire::choice_kind::task || touch.object == 0 || events_ == most_events) return;
    event_[events_++] = {touch.object, static_cast<std::uint16_t>(taken.value % most_tasks)};
}

// Any event of the counting execution, so that busy objects come up more often; tried again where only one task uses it.
void selective_walk::draw_object() {
    object_ = 0;
    for (int attempt = 0; attempt < 16 && events_ > 0; ++attempt) {
        const counted& drawn = event_[random_.below(events_)];
        bool shared = false;
        for (std::uint32_t i = 0; i < events_ && !shared; ++i)
            shared = event_[i].object == drawn.object && event_[i].task != drawn.task;
        if (!shared) continue;
        object_ = drawn.object;
        break;
    }
    for (std::uint16_t task = 0; task < tasks_; ++task) whole_[task] = 0;
    for (std::uint32_t i = 0; i < events_; ++i)
        if (event_[i].object == object_) ++whole_[event_[i].task];
    // Children have higher numbers than those who start them.
    for (std::uint16_t task = tasks_; task-- > 1;)
        if (parent_[task] < task) whole_[parent_[task]] += whole_[task];
    for (std::uint16_t task = 0; task < tasks_; ++task) ahead_[task] = whole_[task];
}

void selective_walk::meet(const candidates& open) {
    for (std::size_t i = 0; i < open.count; ++i) {
        const std::uint16_t task = open.at[i].value % most_tasks;
        if (open.at[i].kind != wire::choice_kind::task || met_[task]) continue;
        met_[task] = true;
        if (task >= most_met_) most_met_ = static_cast<std::uint16_t>(task + 1);
        if (counting_) {
            if (task >= tasks_) tasks_ = static_cast<std::uint16_t>(task + 1);
            parent_[task] = last_;
            continue;
        }
        if (task >= tasks_) {
            ahead_[task] = whole_[task] = 0;
            continue;
        }
        const std::uint16_t parent = parent_[task];
        if (parent >= tasks_ || parent == task) continue;
        // The turn was its parent's, for the sake of all that the parent would start.
        const std::uint32_t before = ahead_[parent] > 0 ? ahead_[parent] : 1;
        ahead_[parent] -= ahead_[parent] < whole_[task] ? ahead_[parent] : whole_[task];
        if (turn_ == parent && random_.below(before) < whole_[task]) turn_ = task;
    }
}

void selective_walk::draw_turn() {
    std::uint64_t sum = 0;
    for (std::uint16_t task = 0; task < most_met_; ++task)
        if (met_[task]) sum += ahead_[task];
    turn_ = nobody;
    if (sum == 0) return;
    std::uint64_t drawn = random_.below(sum);
    for (std::uint16_t task = 0; task < most_met_; ++task) {
        if (!met_[task]) continue;
        if (drawn < ahead_[task]) {
            turn_ = task;
            return;
        }
        drawn -= ahead_[task];
    }
}

// Anybody who is not about to use the object; or the one whose turn it is there.
std::size_t selective_walk::pick_for_turn(const candidates& open) {
    if (turn_ == nobody) draw_turn();
    std::size_t eligible = 0;
    for (std::size_t i = 0; i < open.count; ++i) eligible += !here(open, i) || open.at[i].value == turn_;
    // It is its turn, but it cannot come: any other of those who can.
    const bool any = eligible == 0;
    std::uint64_t drawn = random_.below(any ? open.count : eligible);
    for (std::size_t i = 0; i < open.count; ++i) {
        if (!any && here(open, i) && open.at[i].value != turn_) continue;
        if (drawn-- > 0) continue;
        if (here(open, i)) {
            std::uint32_t& ahead = ahead_[open.at[i].value % most_tasks];
            if (ahead > 0) --ahead;
            turn_ = nobody;
        }
        return i;
    }
    return 0;
}

std::size_t selective_walk::pick(std::size_t depth, const candidates& open, std::uint16_t) {
    if (open.at[0].kind == wire::choice_kind::data) return random_.named(~std::uint64_t{depth}) % open.count;
    meet(open);
    const std::size_t taken = counting_ || object_ == 0 ? random_.below(open.count) : pick_for_turn(open);
    if (counting_) count(open.at[taken], touches_[taken]);
    if (open.at[taken].kind == wire::choice_kind::task) last_ = open.at[taken].value % most_tasks;
    return taken;
}

}  // namespace pawl::check::explore
