#include "checker.hpp"

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "emitter.hpp"

namespace oracle {
namespace {

struct ran {
    int status;
    std::string output;
};

ran run(const std::string& command) {
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return {-1, "popen failed"};
    ran result{};
    char buffer[4096];
    while (const std::size_t length = std::fread(buffer, 1, sizeof buffer, pipe)) result.output.append(buffer, length);
    const int status = pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

machine machine_of(const nlohmann::json& said, const machine& asked) {
    const std::string kind = said.at("kind");
    machine on;
    on.others_first = asked.others_first;
    if (kind == "free") return on;
    if (kind == "as-asked") return asked;
    on.what = machine::kind::ranked;
    for (const auto& rank : said.at("ranks")) on.rank.push_back(rank);
    return on;
}

std::string end_of(const nlohmann::json& said) {
    std::string kind = said.at("kind");
    // Whether a status is the usual one depends on which execution came first.
    if (kind == "none" || kind == "exit") kind = "ok " + std::to_string(said.at("exit_status").get<int>());
    const std::string text = said.at("text");
    return kind + " |" + (text.empty() ? "" : " ") + text;
}

}  // namespace

std::expected<std::filesystem::path, std::string> checker::build(std::span<const program> all,
                                                                 const std::string& name) const {
    std::filesystem::create_directories(folder_);
    const std::filesystem::path source = folder_ / (name + ".cpp"), executable = folder_ / name;
    std::ofstream(source) << emit(all);
    const ran built =
        run("PAWL_CACHE='" + (folder_ / "cache").string() + "' '" + pawl_.string() + "' c++ -std=c++20 -I'" + include_ +
            "' '" + source.string() + "' -o '" + executable.string() + "'");
    if (built.status != 0) return std::unexpected(built.output);
    return executable;
}

std::expected<std::vector<checked_machine>, std::string> checker::check(const std::filesystem::path& executable,
                                                                        std::size_t number, const std::string& options,
                                                                        const machine& asked, int worker) const {
    const std::string mine = "worker" + std::to_string(worker);
    const std::filesystem::path json = folder_ / (mine + ".json");
    const ran checked = run("PAWL_CACHE='" + (folder_ / mine).string() + "' '" + pawl_.string() + "' check '" +
                            executable.string() + "' --quiet --outcomes --explore exhaustive " + options + " --json '" +
                            json.string() + "' -- " + std::to_string(number));
    std::ifstream in(json);
    const auto verdict = nlohmann::json::parse(in, nullptr, false);
    std::filesystem::remove(json);
    if (checked.status == 2 || verdict.is_discarded()) return std::unexpected(checked.output);
    std::vector<checked_machine> machines;
    for (const auto& one : verdict.at("bounds").at("machines"))
        machines.push_back({machine_of(one, asked), one.at("machine"), one.at("complete"), one.at("executions"), {}});
    for (const auto& one : verdict.at("outcomes")) machines.at(one.at("machine")).ends.insert(end_of(one));
    return machines;
}

}  // namespace oracle
