#include "cli/tell.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "check/report/json_report.hpp"
#include "check/report/page.hpp"
#include "check/report/text_report.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

namespace report = check::report;

/// The error's text, empty if all went well.
std::string write_whole(std::FILE* to, const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0) return {};
    return std::strerror(errno);
}

std::string write_file(const std::string& name, const std::string& text) {
    std::FILE* file = std::fopen(name.c_str(), "we");
    if (file == nullptr) return std::strerror(errno);
    std::string failure = write_whole(file, text);
    if (std::fclose(file) != 0 && failure.empty()) failure = std::strerror(errno);
    return failure;
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

std::string not_writable(const std::string& json_file) {
    if (json_file.empty() || json_file == "-") return {};
    const bool existed = access(json_file.c_str(), F_OK) == 0;
    const int descriptor = open(json_file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) return "cannot write --json " + json_file + ": " + std::strerror(errno);
    close(descriptor);
    if (!existed) unlink(json_file.c_str());
    return {};
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
    if (how.json_file.empty() || json_on_output) return status_of(verdict);
    failure = write_file(how.json_file, report::json_report(verdict, symbols));
    if (failure.empty()) return status_of(verdict);
    std::fprintf(stderr, "pawl: cannot write --json %s: %s\n", how.json_file.c_str(), failure.c_str());
    return exit_usage;
}

}  // namespace pawl::cli
