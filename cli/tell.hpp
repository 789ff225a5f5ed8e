// A verdict on its way to the user: text, JSON, page, trace, exit status. Shared by the verbs that end with one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::cli {

struct telling {
    std::string json_file;                        // "-": standard output, and no text then; empty: none
    std::string html_file;                        // empty: none
    std::string trace_file;                       // empty: none
    std::string sarif_file;                       // as json_file
    std::vector<std::string> words;               // the command line, for who reads a file later
    std::vector<std::filesystem::path> programs;  // what is checked, for the same
    bool verbose = false;
    bool quiet = false;
};

/// Of a verb: `argv` begins with it.
std::vector<std::string> command_line(int argc, char** argv);

int status_of(const check::report::verdict& verdict);

/// The exit status: that of the verdict, or 2 where it could not be written.
int tell(const check::report::verdict& verdict, check::report::symbolizer& symbols, const telling& how);

/// Of what was written to standard output: the status that it ends with, or 2 and a sentence where not all arrived.
int status_when_written(int status);

/// An error sentence if one of the files could not be written later; asked before minutes of exploring.
std::string not_writable(const telling& how);

}  // namespace pawl::cli
