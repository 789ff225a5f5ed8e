// Orders carried out by as many workers as it takes: larger pools, searches begun anew, fresh processes after a crash.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "check/report/promise_match.hpp"
#include "check/report/symbolizer.hpp"
#include "check/supervise/conversation.hpp"
#include "check/supervise/session_block.hpp"
#include "check/supervise/worker.hpp"

namespace pawl::check::supervise {

struct trial_result {
    enum class how {
        exhausted,
        limited,
        found,     // session.result.what and session.schedule
        diverged,  // the determinism check failed, or a replayed schedule did not fit
        died,      // without having said why
        out_of_sight,
        interrupted,  // Ctrl-C
        impossible,   // no worker could be started, or a limit of ours was hit
    } ended = how::exhausted;
    int wait_status = 0;  // died
    std::string message;  // died, out_of_sight, impossible, diverged: what happened
    bool pruned_by_bound = false;
    bool begin_again = false;  // limited: what was left of a part of a search means nothing any more
    std::uint64_t executions = 0;
    std::uint64_t redundant = 0;
};

class trial {
public:
    trial(session_block& session, launch what, const report::promise_matcher& promise)
        : session_(session), launch_(std::move(what)), promise_(promise) {}
    ~trial() { fresh_worker(); }

    /// A search that is not resumed starts at the beginning.
    trial_result run(const wire::order& wanted, const std::function<void(const wire::session&)>& tick = {});

    /// Whoever is asked whether a finding is known, and the search is to go on.
    using recogniser = std::function<bool(const wire::session&, report::symbolizer&)>;
    void recognise_by(recogniser knows) { knows_ = std::move(knows); }

    /// The next order is carried out by a new process.
    void fresh_worker();

    /// Symbols of the program as the last worker had it loaded.
    report::symbolizer& symbols();

private:
    std::optional<std::string> ensure_worker();
    void wait_until_loaded();
    void remember_modules();
    reply give(const listeners& hear);
    void answer(wire::question& asked);

    session_block& session_;
    launch launch_;
    const report::promise_matcher& promise_;
    recogniser knows_;
    std::optional<worker> worker_;
    std::string maps_;
    std::unique_ptr<report::symbolizer> symbols_;
};

}  // namespace pawl::check::supervise
