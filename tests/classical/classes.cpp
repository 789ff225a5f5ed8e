// classes --pawl PATH --include DIR --programs DIR --folder DIR: the table counts.txt against pawl check.
//
// Exit status: 0 as the table says; 1 not; 2 wrong use.
#include <sys/wait.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

struct row {
    std::string program, arguments;
    std::uint64_t classes = 0;
    bool plain = false;
};

struct setting {
    std::string pawl, include;
    fs::path programs, folder;
};

struct counted {
    bool complete = false;
    std::uint64_t executions = 0, redundant = 0, classes = 0;
};

std::vector<row> read(const fs::path& table) {
    std::vector<row> rows;
    std::ifstream in(table);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream cells(line);
        std::string call, classes, plain;
        std::getline(cells, call, '|');
        std::getline(cells, classes, '|');
        std::getline(cells, plain, '|');
        row one;
        std::istringstream words(call);
        words >> one.program;
        for (std::string word; words >> word;) one.arguments += " " + word;
        one.classes = std::stoull(classes);
        one.plain = plain.find("plain") != std::string::npos;
        rows.push_back(one);
    }
    return rows;
}

int run(const std::string& command) {
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

bool build(const setting& with, const std::string& program) {
    return run("'" + with.pawl + "' c++ -std=c++20 -I'" + with.include + "' '" +
               (with.programs / (program + ".cpp")).string() + "' -o '" + (with.folder / program).string() + "'") == 0;
}

counted count(const setting& with, const row& one, bool reduced) {
    const fs::path json = with.folder / "verdict.json";
    fs::remove(json);
    run("'" + with.pawl + "' check '" + (with.folder / one.program).string() +
        "' --quiet --machine free --memory sc --explore exhaustive --outcomes " + (reduced ? "" : "--no-reduction ") + "--json '" +
        json.string() + "' --" + one.arguments + " >/dev/null 2>&1");
    std::ifstream in(json);
    const auto verdict = nlohmann::json::parse(in, nullptr, false);
    if (verdict.is_discarded()) return {};
    const auto& machine = verdict.at("bounds").at("machines").at(0);
    return {machine.at("complete"), machine.at("executions"), verdict.at("redundant"), verdict.at("outcomes").size()};
}

bool as_expected(const setting& with, const row& one) {
    const counted reduced = count(with, one, true);
    bool right = reduced.complete && reduced.classes == one.classes && reduced.executions == one.classes;
    std::string text = std::to_string(reduced.classes) + " classes, " + std::to_string(reduced.executions) +
                       " executions and " + std::to_string(reduced.redundant) + " cut short" +
                       (reduced.complete ? "" : ", not complete");
    if (one.plain) {
        const counted plain = count(with, one, false);
        right = right && plain.complete && plain.classes == one.classes;
        text += "; plain: " + std::to_string(plain.classes) + " classes, " + std::to_string(plain.executions) +
                " executions" + (plain.complete ? "" : ", not complete");
    }
    std::printf("%s  %s%s: %s%s\n", right ? "right" : "WRONG", one.program.c_str(), one.arguments.c_str(), text.c_str(),
                right ? "" : (", expected " + std::to_string(one.classes)).c_str());
    std::fflush(stdout);
    return right;
}

}  // namespace

int main(int argc, char** argv) {
    setting with;
    CLI::App app{"compares the number of executions of known programs with the table"};
    app.add_option("--pawl", with.pawl)->required();
    app.add_option("--include", with.include)->required();
    app.add_option("--programs", with.programs)->required();
    app.add_option("--folder", with.folder)->required();
    CLI11_PARSE(app, argc, argv);
    fs::create_directories(with.folder);
    std::map<std::string, bool> built;
    bool right = true;
    for (const row& one : read(with.programs / "counts.txt")) {
        if (!built.contains(one.program)) built[one.program] = build(with, one.program);
        right = built[one.program] && as_expected(with, one) && right;
    }
    return right && !built.empty() ? 0 : 1;
}
