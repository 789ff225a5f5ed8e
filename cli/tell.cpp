#include "cli/tell.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "check/report/html_page.hpp"
#include "check/report/json_report.hpp"
#include "check/report/page.hpp"
#include "check/report/text_report.hpp"
#include "check/report/trace_json.hpp"
#include "cli/verb.hpp"
#include "cli/whole_file.hpp"

namespace pawl::cli {
namespace {

namespace report = check::report;

/// The error's text, empty if all went well.
std::string write_whole(std::FILE* to, const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0) return {};
    return std::strerror(errno);
}

struct wanted_file {
    const char* option;
    const std::string& name;
    std::string (*text)(const report::verdict&, report::symbolizer&);
};

std::array<wanted_file, 3> files_of(const telling& how) {
    return {{{"--json", how.json_file, report::json_report},
             {"--html", how.html_file, report::html_page},
             {"--trace", how.trace_file, report::trace_json}}};
}

}  // namespace

int status_of(const report::verdict& verdict) {
    switch (verdict.result) {
        case report::outcome::ok: return exit_ok;
        case report::outcome::wrong: return exit_wrong;
        case report::outcome::inconclusive: return exit_inconclusive;
    }
    return exit_inconclusive;
}

std::string not_writable(const telling& how) {
    for (const wanted_file& file : files_of(how)) {
        if (file.name.empty() || (file.name == "-" && file.text == report::json_report)) continue;
        if (file.name == "-") return std::string(file.option) + " needs the name of a file";
        if (const std::string failure = not_writable(file.name); !failure.empty())
            return "cannot write " + std::string(file.option) + " " + file.name + ": " + failure;
    }
    return {};
}

int status_when_written(int status) {
    // What a flush left behind, the next one tries again.
    const bool flushed = std::fflush(stdout) == 0;
    if (flushed && std::ferror(stdout) == 0) return status;
    const std::string why = flushed ? "not all of it was taken" : std::strerror(errno);
    std::fprintf(stderr, "pawl: cannot write to standard output: %s\n", why.c_str());
    return exit_usage;
}

int tell(const report::verdict& verdict, report::symbolizer& symbols, const telling& how) {
    const bool json_on_output = how.json_file == "-";
    std::string failure;
    if (json_on_output) {
        failure = write_whole(stdout, report::json_report(verdict, symbols));
    } else {
        const report::page page = report::page_for(STDOUT_FILENO, how.verbose);
        failure = write_whole(
            stdout, how.quiet ? report::one_line(verdict, symbols) : report::text_report(verdict, symbols, page));
    }
    if (!failure.empty()) {
        std::fprintf(stderr, "pawl: cannot write the verdict to standard output: %s\n", failure.c_str());
        return exit_usage;
    }
    int status = status_of(verdict);
    for (const wanted_file& file : files_of(how)) {
        if (file.name.empty() || (json_on_output && file.text == report::json_report)) continue;
        failure = write_whole_file(file.name, file.text(verdict, symbols));
        if (failure.empty()) continue;
        std::fprintf(stderr, "pawl: cannot write %s %s: %s\n", file.option, file.name.c_str(), failure.c_str());
        status = exit_usage;
    }
    return status;
}

}  // namespace pawl::cli
