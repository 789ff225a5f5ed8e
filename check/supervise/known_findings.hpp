// Errors that somebody has accepted beforehand, by their fingerprints: which of them a search has met.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::supervise {

class known_findings {
public:
    known_findings(std::function<bool(const std::string&)> accepts, std::string executable, std::string board)
        : accepts_(std::move(accepts)), executable_(std::move(executable)), board_(std::move(board)) {}

    /// Is what stands in session.result.what accepted? The first schedule of each is kept. Several workers may ask at once.
    bool recognise(const wire::session& session, report::symbolizer& symbols);

    /// By the order of kinds.
    std::vector<report::known_finding> met() const;
    /// While no worker asks.
    std::vector<report::known_finding>& all() { return met_; }
    void forget();
    /// Met before a search was interrupted; without schedules, which may mean others by now.
    void add_earlier(const std::vector<wire::finding>& what, const std::string& fingerprints);

private:
    report::known_finding noted_from(const wire::session& session, std::string fingerprint) const;

    std::function<bool(const std::string&)> accepts_;
    std::string executable_, board_;
    mutable std::mutex lock_;
    std::vector<report::known_finding> met_;
};

}  // namespace pawl::check::supervise
