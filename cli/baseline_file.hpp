// The baseline of a check: what its file accepts, what became of that, and the file written anew.
#pragma once

#include <expected>
#include <functional>
#include <string>

#include "check/report/baseline.hpp"
#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"
#include "cli/check_options.hpp"

namespace pawl::cli {

class baseline_file {
public:
    /// The error is a sentence for the user. Without either option there is nothing to know.
    static std::expected<baseline_file, std::string> of(const check_options& options);

    /// Whether errors of such a fingerprint are passed over; empty if none is.
    std::function<bool(const std::string&)> accepts() const;
    /// What it accepts, as a text that differs where that differs.
    std::string accepted() const;

    /// After the search: reasons, warnings that are known, entries that were not met.
    void settle(check::report::verdict& verdict, check::report::symbolizer& symbols) const;

    /// The error's text; nothing to do without --write-baseline. Others may write other programs' entries meanwhile.
    std::string write(const check::report::verdict& verdict, check::report::symbolizer& symbols) const;
    bool writes() const { return !to_write_.empty(); }

private:
    bool accepts_fingerprint(const std::string& fingerprint) const;

    check::report::baseline known_;
    std::string to_write_, program_, today_;
    bool in_use_ = false;
};

}  // namespace pawl::cli
