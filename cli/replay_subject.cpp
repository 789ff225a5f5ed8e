#include "cli/replay_subject.hpp"

#include <algorithm>
#include <set>

#include "check/build/fingerprint.hpp"
#include "check/build/program.hpp"
#include "check/supervise/schedule_store.hpp"

namespace pawl::cli {
namespace {

namespace build = check::build;
namespace fs = std::filesystem;
using check::supervise::last_check;
using check::supervise::names_of;

using found = std::expected<last_check, std::string>;

std::vector<fs::path> absolute(const std::vector<fs::path>& files) {
    std::vector<fs::path> result;
    for (const fs::path& file : files) result.push_back(fs::absolute(file).lexically_normal());
    return result;
}

std::string fingerprint_of(const fs::path& executable) { return build::fingerprint().add_contents(executable).text(); }

std::string programs_of(const std::vector<last_check>& checks) {
    std::string text;
    std::set<std::string> told;
    for (const last_check& one : checks)
        if (const std::string name = names_of(one.files); told.insert(name).second)
            text += (text.empty() ? "" : ", ") + name;
    return text;
}

bool same_files(const last_check& one, const std::vector<fs::path>& files) {
    return absolute(one.files) == absolute(files);
}

/// The program that the user names now.
found named_program(const replay_options& options, const std::vector<last_check>& origins, const fs::path& cache) {
    const auto program = build::build_program({options.files, options.compile_flags, options.link_flags});
    if (!program) return std::unexpected(program.error().message);
    const std::string now = fingerprint_of(program->executable);
    for (const last_check& one : origins)
        if (one.fingerprint == now) return one;
    const std::string name = names_of(options.files);
    const std::string again = "; run pawl check " + name + " again to get a schedule of it";
    for (const last_check& one : origins)
        if (same_files(one, options.files))
            return std::unexpected(
                name +
                " is not the program that this schedule was found in: it, or what it includes, has changed since" +
                (one.compile_flags == options.compile_flags && one.link_flags == options.link_flags
                     ? ""
                     : ", or --cflags and --ldflags differ") +
                again);
    if (!origins.empty())
        return std::unexpected("this schedule was found in " + programs_of(origins) + ", not in " + name + again);
    auto known = check::supervise::load_check_of(now, cache);
    // Which machine a number means, and which places are schedule points, only a check knows.
    if (!known) return std::unexpected(name + ", as it is now, was not checked yet: run pawl check " + name + " first");
    return known;
}

/// The program it was found in, or else the last one that was checked.
found remembered_program(const std::vector<last_check>& origins, const fs::path& cache, std::string& note) {
    auto last = check::supervise::load_last_check(cache);
    if (origins.empty()) return last;
    if (last)
        for (const last_check& one : origins)
            if (one.fingerprint == last->fingerprint) return one;
    const bool several = std::ranges::any_of(
        origins, [&](const last_check& one) { return one.fingerprint != origins.front().fingerprint; });
    if (several)
        return std::unexpected("this schedule was found in more than one program (" + programs_of(origins) +
                               "): name the files, pawl replay SCHEDULE FILE...");
    note = "this schedule was found in " + names_of(origins.front().files);
    return origins.front();
}

/// Empty if the program is still what it was.
std::string changed(const last_check& checked) {
    const std::string name = names_of(checked.files);
    const bool all_there = std::ranges::all_of(checked.files, [](const fs::path& file) {
        std::error_code error;
        return fs::exists(file, error);
    });
    fs::path executable = checked.program.executable;
    if (!checked.files.empty() && all_there) {
        const auto program = build::build_program({checked.files, checked.compile_flags, checked.link_flags});
        if (!program) return name + " cannot be built any more as it was checked:\n" + program.error().message;
        executable = program->executable;
    }
    if (std::error_code error; !fs::exists(executable, error))
        return "the program " + executable.string() + " is gone: run pawl check again";
    if (fingerprint_of(executable) == checked.fingerprint) return {};
    return name +
           " is not the program that this schedule was found in: it, or what it includes, has changed since; run "
           "pawl check " +
           name + " again to get a schedule of it";
}

}  // namespace

std::expected<replay_subject, std::string> find_subject(const replay_options& options, const fs::path& cache) {
    const check::supervise::schedule_store store(cache / "schedules");
    const auto text = store.find(options.schedule);
    if (!text) return std::unexpected(text.error());
    const auto schedule = check::report::parse_schedule(*text);
    if (!schedule) return std::unexpected(schedule.error());
    if (schedule->choices.empty()) return std::unexpected("the schedule holds no choices: a part of it is missing");
    // As it is printed: whoever types it may have split a run in two.
    const bool weakened = check::supervise::schedule_store::is_weakened(options.schedule);
    const auto origins = store.origins(
        weakened ? options.schedule : check::report::to_text(schedule->machine_index, schedule->choices));
    if (!origins) return std::unexpected(origins.error());

    replay_subject result;
    result.schedule = *schedule;
    const found program = options.files.empty() ? remembered_program(*origins, cache, result.note)
                                                : named_program(options, *origins, cache);
    if (!program) return std::unexpected(program.error());
    if (weakened && program->weakened.empty())
        return std::unexpected("which order was weakened for '" + options.schedule +
                               "' is not known any more: run pawl weaken again");
    if (options.files.empty())
        if (std::string failure = changed(*program); !failure.empty()) return std::unexpected(failure);
    result.found_in = *program;
    if (weakened) result.note += (result.note.empty() ? "" : "; ") + ("weakened: " + program->weakened_words);
    const std::size_t machines = program->machines.size();
    if (schedule->machine_index >= machines)
        return std::unexpected("the schedule does not fit the program: it names machine " +
                               std::to_string(schedule->machine_index) + ", the check of " + names_of(program->files) +
                               " had " + std::to_string(machines));
    return result;
}

}  // namespace pawl::cli
