// pawl trace FILE: what a traced program did.
#include <unistd.h>

#include <cstdio>
#include <string>

#include "check/report/page.hpp"
#include "check/report/trace_file.hpp"
#include "check/report/trace_page.hpp"
#include "check/report/trace_text.hpp"
#include "cli/tell.hpp"
#include "cli/trace_options.hpp"
#include "cli/verb.hpp"
#include "cli/whole_file.hpp"

namespace pawl::cli {
namespace {

namespace report = check::report;

int refuse(const std::string& text) {
    std::fprintf(stderr, "pawl trace: %s\n", text.c_str());
    return exit_usage;
}

}  // namespace

int trace(int argc, char** argv) {
    const auto options = parse_trace_options(argc, argv);
    if (!options) {
        std::fputs(options.error().text.c_str(), options.error().status == exit_ok ? stdout : stderr);
        return options.error().status;
    }
    const auto text = read_whole_file(options->file);
    if (!text) return refuse("cannot read " + options->file + ": " + text.error());
    const auto traced = report::read_trace(*text);
    if (!traced) return refuse(options->file + ": " + traced.error());
    if (!options->html_file.empty()) {
        const std::string name = options->file.substr(options->file.rfind('/') + 1);
        const std::string failure = write_whole_file(options->html_file, report::trace_page(*traced, name));
        if (!failure.empty()) return refuse("cannot write " + options->html_file + ": " + failure);
    }
    const report::page on = report::page_for(STDOUT_FILENO, false);
    std::fputs((options->text ? report::trace_steps(*traced, on) : report::trace_overview(*traced, on)).c_str(),
               stdout);
    return status_when_written(exit_ok);
}

}  // namespace pawl::cli
