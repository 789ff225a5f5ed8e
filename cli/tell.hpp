// A verdict on its way to the user: text, JSON, page, trace, exit status. Shared by the verbs that end with one.
#pragma once

#include <string>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::cli {

struct telling {
    std::string json_file;   // "-": standard output, and no text then; empty: none
    std::string html_file;   // empty: none
    std::string trace_file;  // empty: none
    bool verbose = false;
    bool quiet = false;
};

int status_of(const check::report::verdict& verdict);

/// The exit status: that of the verdict, or 2 where it could not be written.
int tell(const check::report::verdict& verdict, check::report::symbolizer& symbols, const telling& how);

/// Of what was written to standard output: the status that it ends with, or 2 and a sentence where not all arrived.
int status_when_written(int status);

/// An error sentence if one of the files could not be written later; asked before minutes of exploring.
std::string not_writable(const telling& how);

}  // namespace pawl::cli
