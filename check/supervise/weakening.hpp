// Each memory order of some programs made one step weaker, one at a time, and the programs checked again: what goes wrong says
// that the order is needed.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/report/order_table.hpp"
#include "check/supervise/campaign.hpp"

namespace pawl::check::supervise {

/// A campaign that has run, with what its verdict points into.
struct checked_program {
    std::unique_ptr<session_block> session;
    std::unique_ptr<campaign> run;
    report::verdict verdict;
};

struct weakening_request {
    struct program {
        std::string name;
        campaign_request how;
    };
    std::vector<program> programs;
    std::vector<std::string> only;  // globs of functions, files and file:line; none: all but what libraries contain
    /// Keeps what has shown that an order is needed, and says what pawl replay takes.
    std::function<std::string(std::size_t program, const campaign_request&, const checked_program&,
                              const std::string& words)>
        keep;
};

class weakening {
public:
    weakening(weakening_request wanted, const report::promise_matcher& promise, progress_line& line);
    ~weakening();

    /// Each program as it is. What is not ok ends it: that one's number, and the verdict is kept.
    std::optional<std::size_t> failing();
    checked_program& failed() { return failed_; }

    /// The error: no session could be made.
    report::order_table run();
    const std::string& failure() const { return failure_; }

private:
    struct row;
    std::optional<checked_program> check(const campaign_request& how);
    void take_places(std::size_t program, checked_program& as_it_is);
    void plan_rows();
    bool asked_for(const report::order_place& place) const;
    void try_out(row& one);

    weakening_request wanted_;
    const report::promise_matcher& promise_;
    progress_line& line_;
    report::order_table table_;
    std::vector<row> rows_;
    std::map<report::order_place, std::map<std::size_t, std::vector<report::order_use>>> places_;
    std::vector<double> seconds_;  // that each program took as it is
    checked_program failed_;
    std::string failure_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace pawl::check::supervise
