#include "check/supervise/shared_work.hpp"

#include <sys/wait.h>

#include <algorithm>
#include <csignal>

#include "check/supervise/stop_signals.hpp"

namespace pawl::check::supervise {
namespace {

using std::chrono::milliseconds;

// Pieces are cut no more often than this: stopping and starting costs something.
constexpr milliseconds between_cuts{20};
constexpr std::uint64_t least_samples = 32;

bool was_killed(const trial_result& result) {
    return result.ended == trial_result::how::died && WIFSIGNALED(result.wait_status) &&
           WTERMSIG(result.wait_status) == SIGKILL;
}

bool is_search(const wire::order& order) { return order.kind == wire::order_kind::search; }

}  // namespace

shared_work::shared_work(crew& workers, std::size_t members, std::vector<assignment> work)
    : crew_(workers), members_(members), work_(std::move(work)), first_end_(pieces_.end()) {
    result_.of.resize(work_.size());
    for (const assignment& one : work_) budget_.push_back(one.order.max_executions);
    places_ = crew_.session(0).visible.count;
    cut();
}

void shared_work::cut() {
    for (std::size_t i = 0; i < work_.size(); ++i) {
        assignment& one = work_[i];
        const wire::order& order = one.order;
        if (is_search(order)) {
            for (stored_search& part : one.parts) pieces_.push_back({.of = i, .search = std::move(part)});
            if (one.parts.empty()) pieces_.push_back({.of = i});
            continue;
        }
        // Neighbouring numbers: the first finding is the one with the least number.
        const std::uint64_t blocks = members_ == 1 || work_.size() >= members_
                                         ? 1
                                         : std::clamp<std::uint64_t>(order.max_executions / least_samples, 1, members_);
        const std::uint64_t each = (order.max_executions + blocks - 1) / blocks;
        result_.of[i].next_sample = order.first_sample + order.max_executions;
        for (std::uint64_t block = 0; block < blocks; ++block) {
            const std::uint64_t from = block * each;
            if (block > 0 && from >= order.max_executions) break;
            const std::uint64_t samples = order.max_executions == 0 ? 0 : std::min(each, order.max_executions - from);
            pieces_.push_back({.of = i, .first_sample = order.first_sample + from, .samples = samples});
        }
    }
}

bool shared_work::begin(piece& one, std::size_t member, const tick& seen) {
    const assignment& whole = work_[one.of];
    wire::order order = whole.order;
    const auto spent = static_cast<std::uint64_t>((clock::now() - start_).count());
    if (order.time_limit_ns != 0 && (members_ > 1 || pieces_.size() > 1)) {
        // Something is tried of each: a slice that is over before it began would never come to an end.
        if (spent >= order.time_limit_ns && result_.of[one.of].started) return false;
        order.time_limit_ns -= std::min(spent, order.time_limit_ns - 1);
    }
    if (is_search(order)) {
        if (order.max_executions != 0) {
            if (budget_[one.of] == 0) return false;
            one.given = members_ == 1
                            ? budget_[one.of]
                            : std::min(budget_[one.of], std::max<std::uint64_t>(budget_[one.of] / members_, 64));
            budget_[one.of] -= one.given;
            order.max_executions = one.given;
        }
        order.resume = one.search.has_value();
        for (const piece& other : pieces_)
            order.part = order.part || (&other != &one && other.of == one.of && other.is != state::over);
        if (one.search) one.search->put_into(crew_.session(member));
    } else {
        order.max_executions = one.samples;
        order.first_sample = one.first_sample;
    }
    result_.of[one.of].started = true;
    one.is = state::running;
    one.member = member;
    one.to_be_split = false;
    const crew::tick show = [&](const wire::session& session) {
        seen(finished_executions_ + session.now.executions.load(std::memory_order_relaxed),
             session.now.depth.load(std::memory_order_relaxed));
    };
    crew_.begin(member, order, show);
    return true;
}

void shared_work::hand_out(const tick& seen) {
    for (std::size_t member = 0; member < members_; ++member) {
        if (crew_.busy(member)) continue;
        for (auto one = pieces_.begin(); one != pieces_.end(); ++one) {
            if (one == first_end_) return;  // what comes behind would not be looked at
            if (one->is != state::waiting || one->unwanted || result_.places_grew || stop_signals::asked()) continue;
            if (begin(*one, member, seen)) break;
            one->unwanted = true;
        }
    }
}

void shared_work::collect(piece& one, const trial_result& result) {
    const wire::session& session = crew_.session(one.member);
    const wire::answer& answer = session.result;
    outcome_of_work& outcome = result_.of[one.of];
    outcome.executions += result.executions;
    finished_executions_ += result.executions;
    outcome.redundant += result.redundant;
    outcome.pruned_by_bound = outcome.pruned_by_bound || result.pruned_by_bound;
    outcome.tasks = std::max(outcome.tasks, answer.tasks);
    outcome.longest = std::max(outcome.longest, answer.longest);
    outcome.over_length += answer.over_length;
    outcome.contenders = std::max(outcome.contenders, answer.contenders);
    outcome.program_sets_priorities = outcome.program_sets_priorities || answer.program_sets_priorities;
    outcome.begin_again = outcome.begin_again || result.begin_again;
    if (is_search(work_[one.of].order)) {
        if (work_[one.of].order.max_executions != 0)
            budget_[one.of] += one.given - std::min(one.given, result.executions);
    } else if (work_[one.of].order.max_executions == 0) {
        outcome.next_sample = std::max(outcome.next_sample, answer.next_sample);
    }
    if (session.visible.count != places_) {
        // One that was explored by itself has begun again, and is as good as new. All others are out of date.
        const bool whole = std::ranges::count(pieces_, one.of, &piece::of) == 1 && !result.begin_again;
        result_.still_good = whole && !result_.places_grew ? std::optional(one.of) : std::nullopt;
        result_.places_grew = true;
        for (std::uint32_t i = 0; i < std::min<std::size_t>(session.visible.count, wire::max_visible_places); ++i)
            result_.places.push_back(session.visible.pc[i]);
    }
    const bool by_limits = result.ended == trial_result::how::exhausted || result.ended == trial_result::how::limited;
    if (by_limits && answer.what.kind != wire::finding_kind::none) outcome.beside.push_back(answer.what);
}

// Its session may be needed for pieces in front of it.
void shared_work::end_early(std::list<piece>::iterator one, const trial_result& result) {
    const wire::session& session = crew_.session(one->member);
    first_end_ = one;
    early_end& end = result_.end.emplace();
    end.of = one->of;
    end.how = result;
    end.what = session.result.what;
    end.schedule.assign(session.schedule,
                        session.schedule + std::min<std::size_t>(session.schedule_length, wire::max_depth));
    end.places.assign(session.visible.pc,
                      session.visible.pc + std::min<std::size_t>(session.visible.count, wire::max_visible_places));
}

// What is left of a search, to go on at once or later.
void shared_work::pause(std::list<piece>::iterator one, const trial_result& result) {
    const wire::order& order = work_[one->of].order;
    if (!is_search(order) || result.begin_again) return;
    one->search = stored_search::from(crew_.session(one->member));
    one->is = state::waiting;
    const bool portion_used = order.max_executions != 0 && result.executions >= one->given && budget_[one->of] > 0;
    one->unwanted =
        one->unwanted || result.ended == trial_result::how::interrupted || (!one->to_be_split && !portion_used);
    if (!one->to_be_split) return;
    balanced_ = clock::now();
    if (auto half = one->search->split())
        pieces_.insert(std::next(one), {.of = one->of, .search = std::move(half), .unwanted = one->unwanted});
}

// The first piece that runs gives half of it away.
void shared_work::balance() {
    const auto now = clock::now();
    if (members_ == 1 || now - balanced_ < between_cuts || now - start_ < between_cuts) return;
    bool idle = false;
    for (std::size_t member = 0; member < members_; ++member) idle = idle || !crew_.busy(member);
    if (!idle) return;
    for (auto one = pieces_.begin(); one != pieces_.end() && one != first_end_; ++one) {
        if (one->is != state::running || !is_search(work_[one->of].order)) continue;
        one->to_be_split = true;
        crew_.stop(one->member);
        return;
    }
}

void shared_work::stop_unwanted() {
    bool behind = false;
    for (auto one = pieces_.begin(); one != pieces_.end(); ++one) {
        if (one->is == state::running && (behind || result_.places_grew || one->to_be_split)) {
            one->unwanted = one->unwanted || !one->to_be_split;
            crew_.stop(one->member);
        }
        behind = behind || one == first_end_;
    }
}

std::uint64_t shared_work::executions() const {
    std::uint64_t sum = finished_executions_;
    for (const piece& one : pieces_)
        if (one.is == state::running) sum += crew_.session(one.member).now.executions.load(std::memory_order_relaxed);
    return sum;
}

shared_work_result shared_work::run(const tick& seen) {
    auto next_tick = start_;
    for (;;) {
        hand_out(seen);
        bool running = false;
        for (auto one = pieces_.begin(); one != pieces_.end(); ++one) {
            if (one->is != state::running) continue;
            running = true;
            const auto end = crew_.ended(one->member);
            if (!end) continue;
            if (was_killed(*end) && !one->killed) {
                // From outside, perhaps for want of memory: once more, from where it began.
                one->killed = true;
                one->is = state::waiting;
                if (is_search(work_[one->of].order) && work_[one->of].order.max_executions != 0)
                    budget_[one->of] += one->given;
                continue;
            }
            collect(*one, *end);
            one->is = state::over;
            if (end->ended == trial_result::how::exhausted) continue;
            if (end->ended == trial_result::how::interrupted) result_.interrupted = true;
            if (end->ended == trial_result::how::limited || end->ended == trial_result::how::interrupted) {
                pause(one, *end);
                continue;
            }
            // Pieces in front go on: this end counts only if theirs are none.
            if (first_end_ == pieces_.end() ||
                std::distance(pieces_.begin(), one) < std::distance(pieces_.begin(), first_end_))
                end_early(one, *end);
        }
        if (!running) break;
        stop_unwanted();
        balance();
        crew_.wait(milliseconds(members_ == 1 ? 0 : 2));
        if (const auto now = clock::now(); members_ > 1 && now >= next_tick) {
            std::uint32_t depth = 0;
            for (std::size_t i = 0; i < members_; ++i)
                depth = std::max(depth, crew_.session(i).now.depth.load(std::memory_order_relaxed));
            seen(executions(), depth);
            next_tick = now + milliseconds(50);
        }
    }
    for (std::size_t i = 0; i < work_.size(); ++i) {
        outcome_of_work& outcome = result_.of[i];
        outcome.exhausted = is_search(work_[i].order) && !outcome.begin_again && outcome.started;
        for (piece& one : pieces_) {
            if (one.of != i || one.is == state::over) continue;
            outcome.exhausted = false;
            if (one.search) outcome.parts.push_back(std::move(*one.search));
        }
        if (result_.end && result_.end->of == i) outcome.exhausted = false;
    }
    return std::move(result_);
}

}  // namespace pawl::check::supervise
