// pawl timing FILE: response times by analysis.
#include <cstdio>
#include <string>

#include "analysis/timing/declared_tasks.hpp"
#include "analysis/timing/response_table.hpp"
#include "cli/tell.hpp"
#include "cli/timing_options.hpp"
#include "cli/verb.hpp"
#include "cli/whole_file.hpp"

namespace pawl::cli {
namespace {

int refuse(const std::string& text) {
    std::fprintf(stderr, "pawl timing: %s\n", text.c_str());
    return exit_usage;
}

}  // namespace

int timing(int argc, char** argv) {
    const auto options = parse_timing_options(argc, argv);
    if (!options) {
        std::fputs(options.error().text.c_str(), options.error().status == exit_ok ? stdout : stderr);
        return options.error().status;
    }
    analysis::counted_marks marks;
    if (!options->marks_file.empty()) {
        const auto text = read_whole_file(options->marks_file);
        if (!text) return refuse("cannot read " + options->marks_file + ": " + text.error());
        auto read = analysis::read_marks(*text);
        if (!read) return refuse(options->marks_file + ": " + read.error());
        marks = std::move(*read);
    }
    const auto text = read_whole_file(options->file);
    if (!text) return refuse("cannot read " + options->file + ": " + text.error());
    const auto declared = analysis::read_declared_tasks(*text, marks);
    if (!declared) return refuse(options->file + ": " + declared.error());
    std::fputs(analysis::response_table(*declared).c_str(), stdout);
    return status_when_written(pawl::timing::meets_deadlines(declared->tasks, declared->sections) ? exit_ok : exit_wrong);
}

}  // namespace pawl::cli
