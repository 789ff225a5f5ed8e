#include "cli/run_picture.hpp"

#include <utility>

#include "check/supervise/last_check.hpp"
#include "cli/whole_file.hpp"
#include "sketch/told/ending.hpp"
#include "sketch/told/timeline_page.hpp"
#include "sketch/told/timeline_trace.hpp"

namespace pawl::cli {
namespace {

std::string complaint(const char* option, const std::string& file, const std::string& failure) {
    return failure.empty() ? std::string() : std::string("cannot write ") + option + " " + file + ": " + failure;
}

// A browser breaks lines itself.
check::report::page endless_page() {
    check::report::page page;
    page.width = 1'000'000;
    return page;
}

}  // namespace

std::string run_picture::not_writable() const {
    for (const auto& [option, file] :
         {std::pair{"--html", options_.html_file}, std::pair{"--trace", options_.trace_file}}) {
        if (file.empty()) continue;
        if (file == "-") return std::string(option) + " needs the name of a file";
        if (const std::string failure = cli::not_writable(file); !failure.empty())
            return complaint(option, file, failure);
    }
    return {};
}

void run_picture::hear(const check::wire::board_event& event, std::string_view bytes) {
    if (wanted()) told_.hear(event, bytes);
}

std::string run_picture::write(const check::supervise::board_outcome& came, check::report::symbolizer& symbols) {
    if (!wanted()) return {};
    const auto& what = came.verdict.what;
    told_.end(what ? what->clock_ns - check::wire::clock_start_ns : 0);
    if (const std::string& file = options_.html_file; !file.empty()) {
        const std::string ending = sketch::ending_of_run(came.verdict, symbols, came.time_was_over, endless_page());
        const std::string title = check::supervise::names_of(options_.files);
        const std::string failure =
            write_whole_file(file, sketch::timeline_page(told_, title, ending, came.verdict, symbols));
        if (!failure.empty()) return complaint("--html", file, failure);
    }
    if (options_.trace_file.empty()) return {};
    return complaint("--trace", options_.trace_file,
                     write_whole_file(options_.trace_file, sketch::timeline_trace(told_, came.verdict, symbols)));
}

}  // namespace pawl::cli
