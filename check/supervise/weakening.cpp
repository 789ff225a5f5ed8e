#include "check/supervise/weakening.hpp"

#include <fnmatch.h>

#include <algorithm>

#include "check/report/paragraph.hpp"
#include "check/supervise/stop_signals.hpp"
#include "check/supervise/weaker_orders.hpp"

namespace pawl::check::supervise {

using answer = report::order_trial::answer;

struct weakening::row {
    report::order_trial shown;
    const std::map<std::size_t, std::vector<report::order_use>>* uses;  // by program
};

weakening::weakening(weakening_request wanted, const report::promise_matcher& promise, progress_line& line)
    : wanted_(std::move(wanted)), promise_(promise), line_(line) {}
weakening::~weakening() = default;

std::optional<checked_program> weakening::check(const campaign_request& how) {
    auto session = session_block::create();
    if (!session) {
        failure_ = session.error();
        return std::nullopt;
    }
    checked_program result;
    result.session = std::make_unique<session_block>(std::move(*session));
    result.run = std::make_unique<campaign>(*result.session, how, promise_, line_);
    result.verdict = result.run->run();
    return result;
}

std::optional<std::size_t> weakening::failing() {
    for (std::size_t i = 0; i < wanted_.programs.size(); ++i) {
        line_.about(wanted_.programs[i].name + " as it is");
        campaign_request how = wanted_.programs[i].how;
        how.notes_orders = true;
        auto as_it_is = check(how);
        if (!as_it_is) return i;
        if (as_it_is->verdict.result != report::outcome::ok) {
            failed_ = std::move(*as_it_is);
            return i;
        }
        const report::verdict& came = as_it_is->verdict;
        table_.programs.push_back({wanted_.programs[i].name, came.complete, came.executions});
        seconds_.push_back(came.seconds);
        take_places(i, *as_it_is);
    }
    plan_rows();
    return std::nullopt;
}

void weakening::take_places(std::size_t program, checked_program& as_it_is) {
    const std::vector<wire::atomic_use> uses = as_it_is.run->atomic_uses();
    table_.incomplete = table_.incomplete || as_it_is.run->lost_atomic_uses();
    const std::string executable = wanted_.programs[program].how.program.executable.string();
    for (auto& [place, at] : report::order_places(uses, as_it_is.run->symbols(), executable)) {
        if (place.line == 0)
            table_.unknown_places = true;
        else
            places_[place][program] = std::move(at);
    }
}

bool weakening::asked_for(const report::order_place& place) const {
    const std::string name = place.file.substr(place.file.rfind('/') + 1);
    const std::string line = ":" + std::to_string(place.line);
    return std::ranges::any_of(wanted_.only, [&](const std::string& glob) {
        for (const std::string& text : {place.function, name, name + line, place.file, place.file + line})
            if (fnmatch(glob.c_str(), text.c_str(), 0) == 0) return true;
        return false;
    });
}

void weakening::plan_rows() {
    for (const auto& [place, uses] : places_) {
        const auto add = [&](std::uint8_t order, bool on_failure) {
            const auto weaker = one_step_weaker(place.kind, order, on_failure);
            if (weaker.empty()) return void(++table_.relaxed);
            if (wanted_.only.empty() && place.library) return void(++table_.of_libraries);
            if (!wanted_.only.empty() && !asked_for(place)) return void(++table_.not_asked_for);
            for (const std::uint8_t one : weaker) {
                row& fresh = rows_.emplace_back();
                fresh.shown.place = place;
                fresh.shown.on_failure = on_failure;
                fresh.shown.weaker = one;
                fresh.uses = &uses;
            }
        };
        add(place.order, false);
        if (place.failure != wire::no_order) add(place.failure, true);
    }
    std::ranges::stable_sort(rows_, {}, [](const row& one) {
        const report::order_place& at = one.shown.place;
        return std::tie(at.file, at.line, at.column);
    });
}

void weakening::try_out(row& one) {
    report::order_trial& shown = one.shown;
    std::vector<std::size_t> programs;
    for (const auto& [program, at] : *one.uses) programs.push_back(program);
    // What is soon explored may show it as well.
    std::ranges::sort(programs, {}, [&](std::size_t program) { return seconds_[program]; });
    shown.complete = true;
    shown.programs = programs.size();
    const std::string words = report::order_words(shown) + " at " + report::order_place_words(shown.place);
    for (const std::size_t program : programs) {
        campaign_request how = wanted_.programs[program].how;
        for (const report::order_use& use : one.uses->at(program)) {
            wire::weakened_order& weaker = how.weakened.emplace_back(use.at, use.depth, use.at.order, use.at.failure);
            (shown.on_failure ? weaker.failure : weaker.order) = shown.weaker;
        }
        if (how.weakened.size() > wire::max_weakened_orders) {
            shown.result = answer::inconclusive;
            shown.reason = "it stands at more places of the compiled program than there is room for";
            continue;
        }
        auto came = check(how);
        if (!came) {
            shown.result = answer::inconclusive, shown.reason = failure_;
            return;
        }
        const report::verdict& verdict = came->verdict;
        if (stop_signals::asked() && verdict.result != report::outcome::wrong) {
            shown.result = answer::not_tried;
            return;
        }
        shown.executions += verdict.executions;
        shown.complete = shown.complete && verdict.complete;
        if (verdict.result == report::outcome::wrong) {
            report::task_words names(&*verdict.what, verdict, came->run->symbols());
            const report::explanation said = report::explain(*verdict.what, verdict, names);
            shown.result = answer::needed;
            shown.kind = verdict.what->kind;
            shown.words = said.word + ": " + said.headline;
            shown.program = wanted_.programs[program].name;
            shown.schedule_name = wanted_.keep(program, how, *came, words);
            return;
        }
        if (verdict.result == report::outcome::inconclusive && shown.result != answer::inconclusive) {
            shown.result = answer::inconclusive;
            shown.reason = verdict.reason;
        }
    }
    if (shown.result == answer::not_tried) shown.result = answer::not_needed;
}

report::order_table weakening::run() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (stop_signals::asked()) break;
        report::order_trial& shown = rows_[i].shown;
        line_.about(std::to_string(i + 1) + " of " + std::to_string(rows_.size()) + "  " +
                    report::order_place_words(shown.place) + "  " + report::order_words(shown));
        try_out(rows_[i]);
    }
    table_.interrupted = stop_signals::asked();
    for (row& one : rows_) table_.rows.push_back(std::move(one.shown));
    table_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    line_.erase();
    return std::move(table_);
}

}  // namespace pawl::check::supervise
