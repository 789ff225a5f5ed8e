#include "cli/tell.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "check/report/html_page.hpp"
#include "check/report/json_report.hpp"
#include "check/report/page.hpp"
#include "check/report/sarif_report.hpp"
#include "check/report/text_report.hpp"
#include "check/report/trace_json.hpp"
#include "cli/source_root.hpp"
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

std::string sarif_text(const report::verdict& verdict, report::symbolizer& symbols, const telling& how) {
    report::sarif_setting setting;
    setting.version = PAWL_VERSION;
    setting.documentation = PAWL_DOCUMENTATION;
    setting.words = how.words;
    std::error_code error;
    for (const auto& program : how.programs) setting.programs.push_back(std::filesystem::absolute(program, error));
    const std::filesystem::path here = std::filesystem::current_path(error);
    setting.working_folder = here;
    setting.source_root = source_root(here);
    setting.exit_status = status_of(verdict);
    return report::sarif_report(verdict, symbols, setting);
}

struct wanted_file {
    const char* option;
    const std::string& name;
    std::string (*text)(const report::verdict&, report::symbolizer&, const telling&);
    bool on_output = false;  // "-" means standard output, and no text then
};

template <std::string (*write)(const report::verdict&, report::symbolizer&)>
std::string plainly(const report::verdict& verdict, report::symbolizer& symbols, const telling&) {
    return write(verdict, symbols);
}

std::array<wanted_file, 4> files_of(const telling& how) {
    return {{{"--json", how.json_file, plainly<report::json_report>, true},
             {"--sarif", how.sarif_file, sarif_text, true},
             {"--html", how.html_file, plainly<report::html_page>},
             {"--trace", how.trace_file, plainly<report::trace_json>}}};
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

std::vector<std::string> command_line(int argc, char** argv) {
    std::vector<std::string> words{"pawl"};
    words.insert(words.end(), argv, argv + argc);
    return words;
}

std::string not_writable(const telling& how) {
    if (how.json_file == "-" && how.sarif_file == "-")
        return "--json - and --sarif -: standard output takes one of them";
    for (const wanted_file& file : files_of(how)) {
        if (file.name.empty() || (file.name == "-" && file.on_output)) continue;
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
    std::string failure;
    bool told = false;
    for (const wanted_file& file : files_of(how)) {
        if (file.name != "-" || !file.on_output) continue;
        failure = write_whole(stdout, file.text(verdict, symbols, how));
        told = true;
    }
    if (!told) {
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
        if (file.name.empty() || (file.name == "-" && file.on_output)) continue;
        failure = write_whole_file(file.name, file.text(verdict, symbols, how));
        if (failure.empty()) continue;
        std::fprintf(stderr, "pawl: cannot write %s %s: %s\n", file.option, file.name.c_str(), failure.c_str());
        status = exit_usage;
    }
    return status;
}

}  // namespace pawl::cli
