#include "check/supervise/campaign.hpp"

#include <algorithm>
#include <ranges>

#include "check/report/function_path.hpp"
#include "check/report/machine_words.hpp"
#include "check/report/main_function.hpp"
#include "check/report/numbers.hpp"
#include "check/supervise/finding_class.hpp"
#include "check/supervise/inconclusive.hpp"
#include "check/supervise/machines.hpp"
#include "check/supervise/measured.hpp"
#include "check/supervise/noted_warnings.hpp"
#include "check/supervise/outcomes.hpp"
#include "check/supervise/promised_calls.hpp"
#include "check/supervise/stop_signals.hpp"

namespace pawl::check::supervise {
namespace {

// Rule B: far more looks than any bounded spin before a sleep takes (Rust's and libstdc++'s: at most 100).
constexpr std::uint64_t unchanged_limit = 1000;
// After something that is not simulated the other machines get a short look: a jam found there still counts.
constexpr std::chrono::seconds look_after_inconclusive{10};

std::string kind_words(const plan::step& step) {
    if (step.kind == wire::order_kind::random) return "random";
    return step.bound < 0 ? "exhaustive" : "bound " + std::to_string(step.bound);
}

}  // namespace

campaign::campaign(session_block& session, const campaign_request& wanted, const report::promise_matcher& promise,
                   progress_line& line)
    : session_(session),
      wanted_(wanted),
      promise_(promise),
      trial_(session, wanted.program, promise),
      line_(line),
      plan_(own_plan(0)),
      known_(wanted.accepts, wanted.program.executable.string(), wanted.board),
      crew_(session, trial_, wanted.program, promise, wanted.jobs) {
    if (wanted.accepts)
        crew_.recognise_by([this](const wire::session& asking, report::symbolizer& symbols) {
            return known_.recognise(asking, symbols);
        });
    verdict_.seed = wanted.seed;
    verdict_.step_limit = wanted.steps;
    verdict_.promise = promise.words();
    verdict_.freeze = wanted.freeze;
    verdict_.progress = wanted.progress;
    verdict_.retries = wanted.retries;
    verdict_.blind_spots = wanted.blind_spots;
    verdict_.executable = wanted.program.executable.string();
    session_->program_seed = wanted.seed;
    session_->notes_orders = wanted.notes_orders;
    session_->weakened.count =
        static_cast<std::uint32_t>(std::min(wanted.weakened.size(), wire::max_weakened_orders));
    std::copy_n(wanted.weakened.begin(), session_->weakened.count, session_->weakened.at);
    status_counts_ = !report::main_returns_nothing(wanted.program.executable);
    session_->task_rules_count = static_cast<std::uint32_t>(std::min(wanted.rules.size(), wire::max_task_rules));
    std::copy_n(wanted.rules.begin(), session_->task_rules_count, session_->task_rules);
}

wire::order campaign::order_for(std::uint32_t machine_index, const wire::machine& on) const {
    wire::order order{};
    order.on = on;
    order.machine_index = machine_index;
    order.full_restore = full_restore_;
    order.stop_at_exit_status = status_counts_;
    order.races = wanted_.races;
    order.leaks = wanted_.leaks;
    order.outcomes = wanted_.outcomes;
    order.passes_known = wanted_.accepts != nullptr;
    order.keep_warnings = wanted_.outcomes;
    order.preemption_bound = -1;
    order.max_steps = wanted_.steps;
    order.seed = wanted_.seed;
    order.unchanged_limit = unchanged_limit;
    order.call_limit = wanted_.call_steps;
    order.freeze = wanted_.freeze;
    order.progress = wanted_.progress;
    order.retries = wanted_.retries;
    order.real_time = wanted_.real_time;
    order.horizon_ns = wanted_.horizon.count();
    order.presses = wanted_.presses;
    return order;
}

report::verdict campaign::run() {
    report::verdict blank = verdict_;
    if (goes_on_) blank.executions = blank.redundant = 0, blank.warnings.clear(), blank.result = report::outcome::ok;
    if (explore(false) == attempt::unconfirmed) {
        // Perhaps something was not put back between two executions: once more, everything put back.
        const auto failed = verdict_;
        trial_.fresh_worker();
        plan_ = plan(own_plan(0));
        for (std::size_t i = 0; i < crew_.size(); ++i)
            take_call_counts(crew_.session(i), verdict_);  // what was counted means as little as what was found
        verdict_ = blank;
        paused_.clear();
        cuts_.clear();
        next_sample_.clear();
        earlier_seconds_ = 0;
        goes_on_ = stays_inconclusive_ = false;
        earlier_warnings_.clear();
        warned_.clear();
        known_.forget();
        for (std::size_t i = 0; i < crew_.size(); ++i) forget_warnings(crew_.session(i));
        for (std::size_t i = 0; i < crew_.size(); ++i) forget_measured(crew_.session(i));
        if (explore(true) == attempt::unconfirmed) {
            verdict_.result = report::outcome::inconclusive;
            verdict_.reason =
                "the same schedule did not end twice in the same way: the program depends on something that is not "
                "simulated";
            if (!verdict_.what) verdict_.what = wire::finding{};
            verdict_.what->kind = wire::finding_kind::nondeterminism;
        }
    }
    finish();
    if (wanted_.wants_example && verdict_.recorded.events.empty() && !interrupted_) keep_example();
    return verdict_;
}

campaign::attempt campaign::explore(bool full_restore) {
    full_restore_ = full_restore;
    line_.exploring("the first schedule", "");
    // On a machine that the user wants to hear about: what goes wrong there counts.
    const plan_request& asked = wanted_.plan;
    const bool free = asked.machines_given ? asked.machines != machine_choice::one_core : asked.cores == 0;
    wire::order probe = order_for(0, free ? free_machine() : asked_machine(asked.cores == 0 ? 1 : asked.cores));
    if (free && asked.memory == memory_choice::c11) probe.on.memory = wire::memory_model::c11;
    probe.kind = wire::order_kind::random;
    probe.freeze = false;  // what is usual is learned from it
    probe.learns_own_loops = true;
    probe.max_executions = 1;
    probe.time_limit_ns = static_cast<std::uint64_t>(wanted_.plan.time.count());
    session_->loops.count = 0;
    const trial_result first = trial_.run(probe);
    const std::uint32_t tasks = std::max(1u, session_->result.tasks);
    verdict_.tasks = std::max(tasks, verdict_.tasks);
    // On a machine that need not be one of those to come.
    forget_outcomes(session_->outcomes);
    // It was counted in the check that goes on here.
    if (!goes_on_ && wanted_.part.index == 0) verdict_.executions += first.executions;
    plan_.learned(tasks, session_->result.program_sets_priorities, crew_.met(&wire::session::weak_orders));
    if (first.ended != trial_result::how::exhausted && first.ended != trial_result::how::limited) {
        const attempt taken = take(first, 0, probe.on);
        if (taken == attempt::unconfirmed || verdict_.result == report::outcome::wrong || interrupted_) return taken;
    } else {
        note_beside(session_->result.what, 0, probe.on);
    }

    first_length_ = session_->result.longest;
    if (wanted_.progress != wire::progress_class::none) learn_own_loops(probe.on);
    for (;;) {
        const std::size_t at_once = members();
        const auto steps = plan_.next_together(elapsed(), at_once);
        if (steps.empty()) break;
        if (const auto uncut = std::ranges::find_if(steps, [this](const auto& one) { return to_be_cut(one); });
            uncut != steps.end()) {
            const attempt taken = take_own_parts(*uncut);
            if (taken == attempt::unconfirmed || verdict_.result == report::outcome::wrong || interrupted_)
                return taken;
            continue;
        }
        std::vector<assignment> work;
        for (const plan::step& step : steps) work.push_back(assignment_for(step));
        if (at_once < crew_.most() && !wanted_.outcomes) keep_short(work.front().order);
        line_.exploring(report::machine_words(work.front().order.on), kind_words(steps.front()));
        shared_work_result came =
            shared_work(crew_, at_once, std::move(work)).run([this](std::uint64_t executions, std::uint32_t depth) {
                line_.show(executions, depth);
            });
        const attempt taken = account(steps, came);
        keep_now_and_then();
        if (taken == attempt::unconfirmed || verdict_.result == report::outcome::wrong || interrupted_) return taken;
    }
    if (wanted_.accepts && settle_known() == attempt::unconfirmed) return attempt::unconfirmed;
    return wanted_.outcomes ? settle_outcomes() : attempt::finished;
}

// Calls that nobody disturbs show which loops go round by themselves, those too that others have led into them and left
// alone. What goes wrong here is found again by the search.
void campaign::learn_own_loops(const wire::machine& on) {
    constexpr std::uint64_t enough = 4000;
    constexpr std::chrono::nanoseconds most{std::chrono::seconds(1)};
    for (const int bound : {0, 1}) {
        wire::order order = order_for(0, on);
        order.kind = wire::order_kind::search;
        order.preemption_bound = bound;
        order.freeze = false;
        order.learns_own_loops = true;
        order.max_executions = enough;
        order.time_limit_ns = static_cast<std::uint64_t>(std::min(most, wanted_.plan.time / 8).count());
        static_cast<void>(trial_.run(order));
    }
    session_->result.what.kind = wire::finding_kind::none;
    forget_outcomes(session_->outcomes);
}

// Something other than the end of a search.
campaign::attempt campaign::take(const trial_result& result, std::uint32_t machine_index, const wire::machine& on) {
    switch (result.ended) {
        case trial_result::how::interrupted: interrupted_ = true; return attempt::finished;
        case trial_result::how::diverged: return attempt::unconfirmed;
        case trial_result::how::died:
        case trial_result::how::out_of_sight:
        case trial_result::how::impossible:
            session_->result.what.kind = wire::finding_kind::none;
            note_inconclusive(result.message, machine_index, on);
            return attempt::finished;
        case trial_result::how::exhausted:
        case trial_result::how::limited: return attempt::finished;
        case trial_result::how::found: break;
    }
    const wire::finding found = session_->result.what;
    schedule_.assign(session_->schedule,
                     session_->schedule + std::min<std::size_t>(session_->schedule_length, wire::max_depth));
    if (is_inconclusive(found.kind)) {
        note_inconclusive(inconclusive_reason(found, wanted_.steps), machine_index, on);
        return attempt::finished;
    }
    if (!is_wrong(found.kind)) {
        note_beside(found, machine_index, on);
        return attempt::finished;
    }
    // The search passes over what is known; but not over a crash that has taken the worker with it.
    if (wanted_.accepts && known_.recognise(*session_, trial_.symbols())) {
        note_inconclusive("a known finding ended the process of the program: the search cannot go on after it",
                          machine_index, on);
        return attempt::finished;
    }
    verdict_.seconds = earlier_seconds_ + std::chrono::duration<double>(elapsed()).count();
    const std::vector<wire::choice> as_found = schedule_;
    shrink(machine_index, on);
    const wire::finding simplest = session_->result.what;
    const bool again = confirm(simplest, machine_index, on);
    schedule_ = again ? schedule_ : as_found;
    if (!again && (interrupted_ || !confirm(found, machine_index, on)))
        return interrupted_ ? attempt::finished : attempt::unconfirmed;
    verdict_.result = report::outcome::wrong;
    keep_recording(machine_index, on);
    return attempt::finished;
}

// Nothing is reported that does not happen again in a process of its own.
bool campaign::confirm(const wire::finding& expected, std::uint32_t machine_index, const wire::machine& on) {
    trial_.fresh_worker();
    wire::order again = order_for(machine_index, on);
    again.kind = wire::order_kind::replay;
    again.record = true;
    std::ranges::copy(schedule_, session_->schedule);
    session_->schedule_length = static_cast<std::uint32_t>(schedule_.size());
    session_->event_count = 0;
    session_->output_length = 0;
    const trial_result result = trial_.run(again);
    trial_.fresh_worker();
    interrupted_ = result.ended == trial_result::how::interrupted;
    const wire::finding& got = session_->result.what;
    return result.ended == trial_result::how::found && got.kind == expected.kind &&
           (expected.task == any_task || got.task == expected.task);
}

void campaign::keep_recording(std::uint32_t machine_index, const wire::machine& on) {
    verdict_.what = session_->result.what;
    verdict_.accused = session_->accused;
    verdict_.machine_index = machine_index;
    verdict_.on = on;
    verdict_.schedule = schedule_;
    verdict_.recorded = recorded();
}

void campaign::note_inconclusive(const std::string& reason, std::uint32_t machine_index, const wire::machine& on) {
    plan_.shorten_to(elapsed() + look_after_inconclusive);
    const wire::finding found = session_->result.what;
    trial_.fresh_worker();
    if (verdict_.result == report::outcome::inconclusive) return;  // the first one is told
    verdict_.result = report::outcome::inconclusive;
    stays_inconclusive_ = true;
    verdict_.reason = reason;
    if (found.kind == wire::finding_kind::none) return;
    keep_recording(machine_index, on);
    verdict_.what = found;
    verdict_.recorded = {};  // recorded steps would be those of another execution
}

// What an answer carries beside its own result: a warning, or the reason why it is not the whole truth.
void campaign::note_beside(const wire::finding& left, std::uint32_t machine_index, const wire::machine& on) {
    if (is_inconclusive(left.kind)) {
        schedule_.clear();  // the session holds that of a later execution
        not_followed_.insert(machine_index);
        note_inconclusive(inconclusive_reason(left, wanted_.steps), machine_index, on);
    }
    if (left.kind != wire::finding_kind::waits_for_peer) return;
    const wire::finding kept = left;
    const auto function_of = [&](int task) -> std::string {
        for (std::uint32_t i = 0; i < kept.task_count && i < wire::max_reported_tasks; ++i)
            if (kept.tasks[i].id == task)
                for (const auto& frame : trial_.symbols().frames_of(kept.tasks[i].stack))
                    if (!frame.function.empty()) return report::path_of(frame.function).whole();
        return {};
    };
    if (warned_.insert({function_of(kept.task), function_of(kept.peer)}).second) verdict_.warnings.push_back(kept);
}

void campaign::finish() {
    finished_ = true;
    for (std::uint32_t i = 0; i < session_->task_rules_count; ++i)
        if ((seen().task_rules_met >> i & 1) == 0)
            verdict_.unmet_rules.push_back({session_->task_rules[i].name, session_->task_rules[i].deadline_ns > 0});
    if (!verdict_.unmet_rules.empty()) verdict_.task_names = names_seen();
    add_earlier(verdict_.warnings);
    for (std::size_t i = 0; i < crew_.size(); ++i)
        collect_warnings(crew_.session(i), session_->visible.count, verdict_);
    for (std::size_t i = 0; i < crew_.size(); ++i) take_call_counts(crew_.session(i), verdict_);
    if (!verdict_.calls.empty() || wanted_.progress != wire::progress_class::none)
        verdict_.inlined_promises = inlined_promises(trial_.symbols(), promise_);
    if (wanted_.real_time) {
        verdict_.measured.emplace();
        for (std::size_t i = 0; i < crew_.size(); ++i)
            collect_measured(crew_.session(i), session_->visible.count, *verdict_.measured);
    }
    verdict_.horizon_seconds = std::chrono::duration<double>(wanted_.horizon).count();
    verdict_.cut_by_horizon = seen().cut_by_horizon;
    verdict_.cut_by_length = seen().cut_by_length;
    verdict_.machines = plan_.machines();
    verdict_.orders_left = plan_.orders_left();
    verdict_.weak_orders = seen().weak_orders;
    verdict_.mixed_sizes = seen().mixed_sizes;
    verdict_.yields_taken_as_fair = seen().yields_taken_as_fair;
    // An execution that was not followed to its end leaves its machine unfinished, whatever else ran.
    for (const std::size_t machine : not_followed_)
        if (machine < verdict_.machines.size()) verdict_.machines[machine].complete = false;
    if (session_->usual_exit_status_known && status_counts_) verdict_.exit_status = session_->usual_exit_status;
    const wire::outcome_table& ends = session_->outcomes;
    const bool all_listed = ends.lost == 0 && ends.cut_off == 0;
    verdict_.lists_outcomes = wanted_.outcomes;
    verdict_.complete = plan_.complete() && !interrupted_ && all_listed &&
                        (verdict_.result == report::outcome::ok ||
                         (wanted_.outcomes && verdict_.result == report::outcome::wrong && not_followed_.empty()));
    if (verdict_.result != report::outcome::wrong)
        verdict_.seconds = earlier_seconds_ + std::chrono::duration<double>(elapsed()).count();
    verdict_.has_baseline = wanted_.accepts != nullptr;
    verdict_.known = known_.met();
    if (verdict_.result != report::outcome::ok) return;
    const auto inconclusive = [&](std::string reason) {
        verdict_.result = report::outcome::inconclusive;
        verdict_.complete = false;
        verdict_.reason = std::move(reason);
    };
    if (interrupted_) return inconclusive("stopped by you");
    if (ends.lost != 0) return inconclusive("there are more distinct ends than the list has room for");
    if (ends.cut_off != 0)
        return inconclusive("an outcome is longer than " + report::counted(wire::max_outcome_text, "byte") +
                            ": only the beginning was compared");
    if (!verdict_.blind_spots.empty())
        return inconclusive(report::counted(verdict_.blind_spots.size(), "place") +
                            " of the program cannot be seen: " + verdict_.blind_spots.front());
    // Nobody was in time for it, nor late: what was asked is not answered.
    for (const report::unmet_rule& rule : verdict_.unmet_rules)
        if (rule.deadline) return inconclusive(report::unmet_rule_words(rule, verdict_.task_names));
    const auto missing = plan_.missing();
    if (!missing) return;
    // What never ends is judged within bounds, and the bounds are said: how long, how many preemptions, how many schedules.
    if (verdict_.cut_by_horizon > 0 || verdict_.cut_by_length > 0)
        verdict_.bounded_by = *missing;
    else
        inconclusive(*missing);
}

}  // namespace pawl::check::supervise
