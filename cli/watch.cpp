// pawl watch -- COMMAND: a program as it is, with its locks watched.
#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>

#include "check/build/place.hpp"
#include "cli/verb.hpp"
#include "cli/watch_options.hpp"
#include "cli/whole_file.hpp"
#include "observe/report/story_json.hpp"
#include "observe/report/watchable.hpp"

namespace pawl::cli {
namespace {

namespace build = check::build;
namespace fs = std::filesystem;
using observe::report::watch_result;

constexpr int exit_deadlock = 119;

int refuse(const std::string& text) {
    std::fprintf(stderr, "pawl watch: %s\n", text.c_str());
    return exit_usage;
}

/// Beside the command, or where install.cmake puts it. Empty: nowhere.
fs::path watch_library() {
    const fs::path folder = build::this_command().parent_path();
    for (const fs::path& candidate : {folder / "lib", folder.parent_path() / "lib/pawl"}) {
        std::error_code ignored;
        if (fs::is_regular_file(candidate / "libpawl_watch.so", ignored)) return candidate / "libpawl_watch.so";
    }
    return {};
}

// What is in a folder is found there or not at all; other names are looked for in PATH.
std::string why_no_program(const std::string& word) {
    std::error_code ignored;
    if (word.find('/') == std::string::npos || !fs::exists(word, ignored)) return "there is no program '" + word + "'";
    return word + (fs::is_directory(word, ignored) ? " is a folder" : " is not executable");
}

int status_of(const watch_result& result) {
    bool deadlocked = false;
    for (const auto& story : result.deadlocks) deadlocked |= !story.refused;
    if (result.stopped || (result.out_of_time && deadlocked)) return exit_deadlock;
    return result.out_of_time ? exit_ok : result.status;
}

std::string count_of(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

// Nothing was seen: nothing is said, so that a script's output stays what it was.
void print_last_line(const watch_result& result) {
    if (!result.began)
        std::fputs("pawl watch: the program did not load what watches it: nothing was seen of it\n", stderr);
    const std::size_t warnings = result.orders.size() + result.left.size();
    if (result.deadlocks.empty() && warnings == 0) return;
    const std::string ending = result.stopped        ? "stopped at it"
                               : result.out_of_time  ? "ended when its time was up"
                               : result.status > 128 ? "ended by signal " + std::to_string(result.status - 128)
                                                     : "ended with status " + std::to_string(result.status);
    std::fprintf(stderr, "pawl watch: %s, %s; the program was %s\n",
                 count_of(result.deadlocks.size(), "deadlock", "deadlocks").c_str(),
                 count_of(warnings, "warning", "warnings").c_str(), ending.c_str());
}

}  // namespace

int watch(int argc, char** argv) {
    auto options = parse_watch_options(argc, argv);
    if (!options) {
        std::fputs(options.error().text.c_str(), options.error().status == exit_ok ? stdout : stderr);
        return options.error().status;
    }
    auto& request = options->request;
    const fs::path program = build::find_in_path(request.words[0]);
    if (program.empty()) return refuse(why_no_program(request.words[0]));
    if (const std::string why = observe::report::why_not_watchable(program); !why.empty())
        return refuse("cannot watch: " + why);
    request.library = watch_library().string();
    if (request.library.empty())
        return refuse("cannot find its library libpawl_watch.so beside " + build::this_command().string() +
                      "; build or install Pawl again");
    if (request.library.find_first_of(": ") != std::string::npos)
        return refuse(
            "its library stands in a folder whose name has a blank or a colon, which the loader cannot take: " +
            request.library);
    if (!options->json_file.empty() && options->json_file != "-")
        if (const std::string failure = not_writable(options->json_file); !failure.empty())
            return refuse("cannot write " + options->json_file + ": " + failure);

    observe::report::watching watching(request,
                                       [](const std::string& text) { std::fputs((text + '\n').c_str(), stderr); });
    const auto result = watching.run();
    if (!result) return refuse(result.error());
    print_last_line(*result);
    const int status = status_of(*result);
    if (options->json_file.empty()) return status;
    const std::string json = json_of(*result, status);
    if (options->json_file == "-")
        return std::fputs(json.c_str(), stdout) >= 0 && std::fflush(stdout) == 0
                   ? status
                   : refuse("cannot write to standard output");
    const std::string failure = write_whole_file(options->json_file, json);
    return failure.empty() ? status : refuse("cannot write " + options->json_file + ": " + failure);
}

}  // namespace pawl::cli
