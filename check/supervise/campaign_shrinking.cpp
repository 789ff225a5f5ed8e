// The simplest schedule that ends like the one that was found.
#include <algorithm>

#include "check/supervise/campaign.hpp"
#include "check/supervise/same_finding.hpp"
#include "check/supervise/shrinking.hpp"
#include "check/supervise/stop_signals.hpp"

namespace pawl::check::supervise {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::nanoseconds least_time = 2s;  // for one execution
constexpr int most_attempts = 20'000;
constexpr std::uint64_t most_searched = 20'000;  // executions, with each bound

}  // namespace

// Leaves the simplest one in schedule_ and what it ends with in the session. It is not confirmed yet.
void campaign::shrink(std::uint32_t machine_index, const wire::machine& on) {
    const wire::finding wanted = session_->result.what;
    const auto end = clock::now() + std::min<std::chrono::nanoseconds>(wanted_.plan.time / 4, wanted_.simplifying);
    const wire::visible_places places = session_->visible;
    int attempts = 0;
    bool usable = true;
    const auto over = [&] {
        return !usable || attempts > most_attempts || clock::now() >= end || stop_signals::asked();
    };
    const auto same_again = [&](const trial_result& came) {
        if (came.ended == trial_result::how::interrupted) usable = false;
        if (session_->visible.count != places.count) {
            // With more places that are seen, a schedule means something else.
            trial_.fresh_worker();
            session_->visible = places;
            return false;
        }
        return came.ended == trial_result::how::found && same_finding(session_->result.what, wanted);
    };
    const auto what_came = [&] {
        return schedule(session_->schedule,
                        session_->schedule + std::min<std::size_t>(session_->schedule_length, wire::max_depth));
    };
    const auto try_out = [&](const schedule& candidate) -> std::optional<schedule> {
        ++attempts;
        wire::order order = order_for(machine_index, on);
        order.kind = wire::order_kind::replay;
        order.tolerant = true;
        order.time_limit_ns = static_cast<std::uint64_t>(least_time.count());
        std::ranges::copy(candidate, session_->schedule);
        session_->schedule_length = static_cast<std::uint32_t>(candidate.size());
        if (!same_again(trial_.run(order))) return std::nullopt;
        return what_came();
    };
    schedule simplest = shrinking(try_out, over).simplest(schedule_);

    // With fewer preemptions, perhaps at quite another place: a search knows.
    const int done = plan_.machines()[machine_index].preemptions;
    for (int bound = done + 1; !over() && bound < static_cast<int>(cost_of(simplest).preemptions); ++bound) {
        wire::order order = order_for(machine_index, on);
        order.kind = wire::order_kind::search;
        order.preemption_bound = bound;
        order.max_executions = most_searched;
        order.time_limit_ns = static_cast<std::uint64_t>(std::max<std::int64_t>((end - clock::now()).count() / 2, 1));
        if (!same_again(trial_.run(order))) continue;
        simplest = shrinking(try_out, over).simplest(what_came());
        break;
    }
    if (usable && try_out(simplest))
        schedule_ = std::move(simplest);
    else
        session_->result.what = wanted;
}

}  // namespace pawl::check::supervise
