// A whole check: probe, explore by plan, confirm what was found, and say how it ended.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "check/report/promise_match.hpp"
#include "check/report/verdict.hpp"
#include "check/supervise/crew.hpp"
#include "check/supervise/interrupted_search.hpp"
#include "check/supervise/known_findings.hpp"
#include "check/supervise/plan.hpp"
#include "check/supervise/progress_line.hpp"
#include "check/supervise/shared_work.hpp"
#include "check/supervise/trial.hpp"

namespace pawl::check::supervise {

struct campaign_request {
    launch program;
    plan_request plan;
    std::vector<wire::task_rule> rules;
    std::uint64_t steps = 20'000;
    std::uint64_t seed = 1;
    wire::attention races = wire::attention::report, leaks = wire::attention::report;
    bool freeze = false;
    wire::progress_class progress = wire::progress_class::none;
    std::uint32_t retries = 0;
    bool real_time = false;              // --real-time
    std::chrono::nanoseconds horizon{};  // of a board: virtual time of an execution; 0: no end
    std::uint32_t presses = 0;           // of a board: how often each interrupt comes
    std::uint64_t call_steps = 10'000;
    unsigned jobs = 1;
    std::size_t search_memory = std::size_t{1} << 30;  // of paused searches, in bytes
    bool reduction = true;                             // exhaustive searches run one execution of each class
    bool outcomes = false;                             // --outcomes
    bool notes_orders = false;                         // atomic_uses() is asked for at the end
    std::vector<wire::weakened_order> weakened;        // by pawl weaken: run under these memory orders instead
    std::chrono::nanoseconds simplifying = std::chrono::seconds(5);  // at most, and a quarter of the time: what was found
    std::vector<std::string> blind_spots;
    shard part;                                           // others search the rest, apart from this
    bool wants_example = false;                           // an execution to look at where nothing is wrong
    std::function<void(const interrupted_search&)> keep;  // now and then: where the search stands
    std::function<bool(const std::string&)> accepts;  // errors with such fingerprints are noted, and the search goes on
    std::string board;                                // that a sketch was built for; empty: no sketch
};

class campaign {
public:
    campaign(session_block& session, const campaign_request& wanted, const report::promise_matcher& promise,
             progress_line& line);

    report::verdict run();

    /// Before run(): goes on with a check that was interrupted.
    void go_on_from(interrupted_search earlier);
    /// Where it stands: without the program's fingerprint and the options, which it does not know.
    interrupted_search standing() const;
    /// After go_on_from(): the verdict on what was searched, without searching any further. If something was found, that
    /// schedule is run once more; otherwise `missing`, unless empty, says why nothing can be said of the whole.
    report::verdict conclude(const std::optional<found_schedule>& found, const std::string& missing);

    /// Runs one schedule and tells what it ends with. The error: it does not fit the program.
    std::expected<report::verdict, std::string> replay(std::uint32_t machine_index, const wire::machine& on,
                                                       const std::vector<wire::choice>& schedule);

    report::symbolizer& symbols() { return trial_.symbols(); }

    /// Where the program ran atomic operations, with the orders that it asked for.
    std::vector<wire::atomic_use> atomic_uses() const;
    /// There were more of them than there is room for.
    bool lost_atomic_uses() const;

private:
    using clock = std::chrono::steady_clock;

    enum class attempt { finished, unconfirmed };
    attempt explore(bool full_restore);
    std::size_t members();
    assignment assignment_for(const plan::step& step);
    attempt account(const std::vector<plan::step>& steps, shared_work_result& came);
    void account_for(const plan::step& step, outcome_of_work& came, bool out_of_date, bool ended_otherwise);
    void show_places(const std::vector<std::uint64_t>& places);
    /// Each shard draws numbered schedules of its own.
    std::uint64_t first_of_shard() const { return std::uint64_t{wanted_.part.index} << 40; }
    plan_request own_plan(std::uint64_t executions_before) const;
    bool to_be_cut(const plan::step& step) const;
    attempt take_own_parts(const plan::step& step);
    void keep_to_memory();
    void keep_now_and_then();
    void add_earlier(std::vector<wire::finding>& warnings) const;
    void shrink(std::uint32_t machine_index, const wire::machine& on);
    attempt take(const trial_result& result, std::uint32_t machine_index, const wire::machine& on);
    bool confirm(const wire::finding& expected, std::uint32_t machine_index, const wire::machine& on);
    void note_inconclusive(const std::string& reason, std::uint32_t machine_index, const wire::machine& on);
    void learn_own_loops(const wire::machine& on);
    void note_beside(const wire::finding& left, std::uint32_t machine_index, const wire::machine& on);
    void keep_recording(std::uint32_t machine_index, const wire::machine& on);
    seen_facts seen() const;
    std::vector<std::string> names_seen() const;
    attempt settle_outcomes();
    attempt settle_known();
    void finish();
    void keep_example();
    report::recording recorded() const;

    void keep_short(wire::order& order) const;
    wire::order order_for(std::uint32_t machine_index, const wire::machine& on) const;
    std::chrono::nanoseconds elapsed() const { return clock::now() - start_; }

    session_block& session_;
    campaign_request wanted_;
    const report::promise_matcher& promise_;
    trial trial_;
    progress_line& line_;
    plan plan_;
    report::verdict verdict_;
    clock::time_point start_ = clock::now();
    bool full_restore_ = false;
    bool interrupted_ = false;
    std::vector<wire::choice> schedule_;                        // of the last finding, before it was confirmed
    std::map<std::size_t, std::vector<stored_search>> paused_;  // parts of searches to be resumed
    std::map<std::size_t, std::uint64_t> next_sample_;
    std::map<std::size_t, std::uint64_t> longest_;  // executions, in choices
    std::uint64_t first_length_ = 0;
    double earlier_seconds_ = 0;
    std::vector<wire::finding> earlier_warnings_;
    bool finished_ = false;
    bool goes_on_ = false;             // with an earlier check
    std::vector<cut_record> cuts_;
    std::set<std::size_t> uncut_;      // machines whose paused searches are still everybody's
    seen_facts earlier_seen_;
    std::vector<std::string> earlier_names_;
    bool stays_inconclusive_ = false;  // not only because time was over
    clock::time_point kept_ = start_;
    std::set<std::size_t> not_followed_;  // machines with an execution that was cut short
    bool status_counts_ = true;           // false for void main()
    std::set<std::pair<std::string, std::string>> warned_;
    known_findings known_;
    crew crew_;  // last: its threads end before what they use
};

}  // namespace pawl::check::supervise
