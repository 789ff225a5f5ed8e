#include "check/supervise/crew.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

namespace pawl::check::supervise {
namespace {

// What every session must agree on. `from` is at rest.
void agree(wire::session& to, const wire::session& from) {
    to.pool_size = std::max(to.pool_size, from.pool_size);
    to.simulate_constructors = from.simulate_constructors;
    to.task_rules_count = from.task_rules_count;
    std::copy_n(from.task_rules, from.task_rules_count, to.task_rules);
    to.program_seed = from.program_seed;
    to.loops = from.loops;
    to.notes_orders = from.notes_orders;
    to.weakened.count = from.weakened.count;
    std::copy_n(from.weakened.at, from.weakened.count, to.weakened.at);
    to.usual_exit_status = from.usual_exit_status;
    to.usual_exit_status_known = from.usual_exit_status_known;
}

}  // namespace

crew::crew(session_block& session, trial& first, launch what, const report::promise_matcher& promise, unsigned jobs)
    : launch_(std::move(what)), promise_(promise), jobs_(std::max(1u, jobs)) {
    auto one = std::make_unique<member>();
    one->session = &session;
    one->runs = &first;
    members_.push_back(std::move(one));
}

crew::~crew() {
    {
        const std::lock_guard hold(lock_);
        leave_ = true;
    }
    changed_.notify_all();
    for (auto& one : members_)
        if (one->thread.joinable()) one->thread.join();
}

bool crew::add() {
    auto block = session_block::create();
    if (!block) return false;
    auto one = std::make_unique<member>();
    one->own_session = std::make_unique<session_block>(std::move(*block));
    one->own_trial = std::make_unique<trial>(*one->own_session, launch_, promise_);
    one->own_trial->recognise_by(knows_);
    one->session = one->own_session.get();
    one->runs = one->own_trial.get();
    agree(**one->session, session(0));
    (*one->session)->visible = session(0).visible;
    members_.push_back(std::move(one));
    return true;
}

std::size_t crew::ready(std::size_t wanted) {
    wanted = std::min(wanted, jobs_);
    while (members_.size() < wanted && add()) {
    }
    const wire::session& first = session(0);
    for (std::size_t i = 1; i < members_.size(); ++i) {
        wire::session& own = session(i);
        // The pool is set up when a worker starts.
        if (own.pool_size < first.pool_size || own.simulate_constructors != first.simulate_constructors)
            runs(i).fresh_worker();
        agree(own, first);
    }
    if (wanted > 1)
        for (auto& one : members_)
            if (!one->thread.joinable()) one->thread = std::jthread([this, &who = *one] { work(who); });
    return std::min(wanted, members_.size());
}

void crew::recognise_by(trial::recogniser knows) {
    knows_ = std::move(knows);
    for (auto& one : members_) one->runs->recognise_by(knows_);
}

void crew::show_places(const wire::visible_places& places) {
    const std::set<std::uint64_t> all(places.pc, places.pc + places.count);
    for (std::size_t i = 0; i < members_.size(); ++i) {
        wire::visible_places& own = session(i).visible;
        // What a worker has learned it does not forget.
        if (std::ranges::any_of(std::span(own.pc, own.count), [&](std::uint64_t one) { return !all.contains(one); }))
            runs(i).fresh_worker();
        own = places;
    }
}

bool crew::met(bool wire::session::* what) const {
    bool any = false;
    for (std::size_t i = 0; i < members_.size(); ++i) any = any || session(i).*what;
    return any;
}

std::uint32_t crew::task_rules_met() const {
    std::uint32_t met = 0;
    for (std::size_t i = 0; i < members_.size(); ++i) met |= session(i).task_rules_met;
    return met;
}

std::vector<std::string> crew::names_seen() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < members_.size(); ++i) {
        const wire::seen_names& seen = session(i).called;
        for (std::uint32_t at = 0; at < seen.count; ++at)
            if (std::ranges::find(names, seen.name[at]) == names.end()) names.emplace_back(seen.name[at]);
    }
    return names;
}

// A worker ends with the thread that started it: threads stay for as long as the crew does.
void crew::work(member& who) {
    std::unique_lock hold(lock_);
    for (;;) {
        changed_.wait(hold, [&] { return leave_ || (who.order && !who.end); });
        if (leave_) break;
        const wire::order order = *who.order;
        hold.unlock();
        trial_result result = who.runs->run(order);
        hold.lock();
        who.end = std::move(result);
        changed_.notify_all();
    }
    hold.unlock();
    who.runs->fresh_worker();
}

void crew::begin(std::size_t index, const wire::order& order, const tick& seen) {
    member& who = *members_[index];
    if (!who.thread.joinable()) {
        who.order = order;
        who.end = who.runs->run(order, seen);
        return;
    }
    {
        const std::lock_guard hold(lock_);
        who.order = order;
        who.end.reset();
    }
    changed_.notify_all();
}

bool crew::busy(std::size_t index) const {
    const std::lock_guard hold(lock_);
    return members_[index]->order.has_value();
}

std::optional<trial_result> crew::ended(std::size_t index) {
    const std::lock_guard hold(lock_);
    member& who = *members_[index];
    if (!who.end) return std::nullopt;
    who.order.reset();
    return std::exchange(who.end, std::nullopt);
}

void crew::wait(std::chrono::milliseconds most) {
    std::unique_lock hold(lock_);
    changed_.wait_for(hold, most, [&] {
        return std::ranges::any_of(members_, [](const auto& one) { return one->end.has_value(); });
    });
}

// It may not have begun yet and forget it: say so until it has ended.
void crew::stop(std::size_t index) const { session(index).stop.store(1, std::memory_order_relaxed); }

}  // namespace pawl::check::supervise
