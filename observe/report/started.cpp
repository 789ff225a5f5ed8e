#include "observe/report/started.hpp"

#include <sys/syscall.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <system_error>

#include "observe/wire/facts.hpp"

namespace pawl::observe::report {
namespace {

namespace fs = std::filesystem;

struct standing {
    char state;
    pid_t parent, group, session;
};

// "PID (NAME) STATE PARENT GROUP SESSION ...": the name may have brackets and blanks of its own.
std::optional<standing> standing_of(pid_t process) {
    std::ifstream in("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    std::getline(in, line, '\0');
    const auto end_of_name = line.rfind(')');
    if (end_of_name == std::string::npos) return std::nullopt;
    std::istringstream rest(line.substr(end_of_name + 1));
    standing found{};
    if (!(rest >> found.state >> found.parent >> found.group >> found.session)) return std::nullopt;
    return found;
}

bool names_socket(pid_t process, const std::string& socket) {
    std::ifstream in("/proc/" + std::to_string(process) + "/environ", std::ios::binary);
    const std::string environment{std::istreambuf_iterator<char>(in), {}};
    return environment.find(wire::socket_variable + ('=' + socket)) != std::string::npos;
}

bool descends_from(pid_t process, pid_t ancestor) {
    constexpr int deepest = 1000;
    for (int i = 0; i < deepest && process > 1; ++i) {
        const auto here = standing_of(process);
        if (!here) return false;
        if (here->parent == ancestor) return true;
        process = here->parent;
    }
    return false;
}

bool has_ended(int descriptor) {
    pollfd one{descriptor, POLLIN, 0};
    return poll(&one, 1, 0) == 1;
}

}  // namespace

started::~started() {
    for (const auto& [process, descriptor] : descriptors_) close(descriptor);
}

bool started::is_ours(pid_t process, bool watched) const {
    const auto here = standing_of(process);
    if (!here || here->state == 'Z' || here->state == 'X') return false;
    if (!watched && here->session != getsid(0)) return false;
    return names_socket(process, socket_) || descends_from(process, command_);
}

void started::look(const std::set<int>& watched) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator("/proc", ignored)) {
        const std::string name = entry.path().filename().string();
        pid_t process = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
        if (error != std::errc{} || end != name.data() + name.size()) continue;
        if (process == command_ || process == getpid() || descriptors_.contains(process)) continue;
        // First the descriptor, then a look: so that both are of the same process.
        const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, process, 0));
        if (descriptor == -1) continue;
        if (is_ours(process, watched.contains(process)))
            descriptors_.emplace(process, descriptor);
        else
            close(descriptor);
    }
}

void started::send(int signal) const {
    for (const auto& [process, descriptor] : descriptors_)
        syscall(SYS_pidfd_send_signal, descriptor, signal, nullptr, 0);
}

void started::add_to(std::vector<pollfd>& sources) {
    (void)all_ended();
    for (const auto& [process, descriptor] : descriptors_) sources.push_back({descriptor, POLLIN, 0});
}

bool started::all_ended() {
    std::erase_if(descriptors_, [](const auto& one) {
        const bool ended = has_ended(one.second);
        if (ended) close(one.second);
        return ended;
    });
    return descriptors_.empty();
}

}  // namespace pawl::observe::report
