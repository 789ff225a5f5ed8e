#include "cli/debug_session.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "check/build/place.hpp"
#include "check/report/debug_story.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
namespace build = check::build;

constexpr const char* script_name = "pawl-gdb.py";

// Beside the command in a build tree, under ../share/pawl once installed.
fs::path script() {
    const fs::path folder = build::this_command().parent_path();
    for (const fs::path& candidate :
         {folder / "share" / script_name, folder.parent_path() / "share/pawl" / script_name})
        if (std::error_code error; fs::is_regular_file(candidate, error)) return candidate;
    return {};
}

/// A file in memory that the debugger inherits; -1 if there is none.
int inherited_file(const std::string& text) {
    const int file = memfd_create("pawl-story", 0);
    for (std::size_t at = 0; file >= 0 && at < text.size();) {
        const ssize_t done = write(file, text.data() + at, text.size() - at);
        if (done <= 0) return -1;
        at += static_cast<std::size_t>(done);
    }
    return file;
}

// The order stands already: whoever starts the program with this session carries it out at once.
void give_order(check::wire::session& session, const check::report::verdict& verdict) {
    std::ranges::copy(verdict.schedule, session.schedule);
    session.schedule_length = static_cast<std::uint32_t>(verdict.schedule.size());
    session.debugged = session.schedule_length;
    session.current.record = false;
    session.stop.store(0, std::memory_order_relaxed);
    session.ask.state.store(static_cast<std::uint32_t>(check::wire::question_state::idle), std::memory_order_relaxed);
    session.turn.store(static_cast<std::uint32_t>(check::wire::turn_of::worker), std::memory_order_release);
}

}  // namespace

std::string gdb_is_missing() {
    if (!build::find_in_path("gdb").empty()) return {};
    return "--gdb needs the GNU debugger, which is not installed: apt-get install gdb";
}

std::string debug(const check::report::verdict& verdict, check::report::symbolizer& symbols,
                  const check::supervise::launch& program, check::supervise::session_block& session,
                  const std::vector<std::string>& gdb_arguments) {
    const fs::path commands = script();
    if (commands.empty())
        return std::string("cannot find ") + script_name + " beside " + build::this_command().string() +
               "; build or install Pawl again";
    const int story = inherited_file(check::report::debug_story(verdict, symbols, session->main_stack_top));
    if (story < 0) return std::string("cannot hand the steps over to gdb: ") + std::strerror(errno);
    give_order(*session, verdict);
    // gdb hands on to the program what was open when it began.
    fcntl(session.descriptor(), F_SETFD, 0);
    setenv("PAWL_GDB_STORY", std::to_string(story).c_str(), 1);
    setenv("PAWL_GDB_INPUT", program.standard_input.empty() ? "/dev/null" : program.standard_input.c_str(), 1);
    setenv(check::wire::session_variable, std::to_string(session.descriptor()).c_str(), 1);
    setenv("LD_BIND_NOW", "1", 1);

    std::vector<std::string> words{"gdb", "-q", "-x", commands.string()};
    words.insert(words.end(), gdb_arguments.begin(), gdb_arguments.end());
    words.push_back("--args");
    words.push_back(fs::absolute(program.executable).string());
    words.insert(words.end(), program.arguments.begin(), program.arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execv(build::find_in_path("gdb").c_str(), pointers.data());
    return std::string("cannot start gdb: ") + std::strerror(errno);
}

}  // namespace pawl::cli
