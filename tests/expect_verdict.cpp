// Runs a command that writes a JSON verdict and compares the verdict with what is expected.
//
//   expect_verdict --status 1 --kind deadlock [--says TEXT]... [--executions N] [--complete]
//                  [--prints TEXT]... [--call NAME=N]... [--blocked TASK=N]... [--kept-away INTERRUPT=N]...
//                  --json FILE -- COMMAND...
//
// Exit status: 0 as expected; 1 not; 2 wrong use. COMMAND gets `--json FILE` from its own line; the file is removed first.
#include <sys/wait.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace {

struct expectation {
    int status = 0;
    std::string kind;                 // of the verdict; "none" where nothing is wrong
    std::vector<std::string> says;    // each stands in the verdict's message
    std::vector<std::string> prints;  // each stands in what the command prints
    long long executions = -1;        // exactly so many, where not negative
    std::vector<std::string> calls;   // NAME=N: calls of NAME were seen, and took at most N own steps
    std::vector<std::string> blocked;    // TASK=N: a job of TASK was blocked for exactly N steps at most
    std::vector<std::string> kept_away;  // INTERRUPT=N: it was kept away for exactly N steps at most
    bool complete = false;               // the verdict must be complete
};

struct outcome {
    int status;
    std::string output;
};

std::string quoted(const std::string& word) {
    std::string safe = "'";
    for (char c : word) safe += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return safe + "'";
}

outcome run(const std::vector<std::string>& words) {
    std::string line;
    for (const auto& word : words) line += quoted(word) + ' ';
    std::FILE* pipe = popen((line + "2>&1").c_str(), "r");
    if (!pipe) return {-1, "popen failed"};
    outcome result{};
    std::array<char, 4096> buffer;
    while (std::size_t length = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        result.output.append(buffer.data(), length);
    }
    const int status = pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

// What is wrong with the table of calls; empty where nothing is.
std::string call_otherwise(const std::string& wanted, const nlohmann::json& calls) {
    const std::size_t sign = wanted.rfind('=');
    const std::string name = wanted.substr(0, sign);
    const long long most = std::stoll(wanted.substr(sign + 1));
    for (const auto& one : calls) {
        if (one.value("function", "") != name) continue;
        const long long worst = one.value("worst_own_steps", -1LL);
        if (one.value("calls", 0LL) == 0) return "no call of " + name + " returned";
        if (one.value("waits_for_others", true)) return name + " looks again and again until another task goes on";
        return worst <= most ? "" : name + " took " + std::to_string(worst) + " own steps, not " + std::to_string(most);
    }
    return "no call of " + name + " was seen";
}

// --real-time: what is wrong with the number of this task or interrupt; empty where nothing is.
std::string measured_otherwise(const std::string& wanted, const nlohmann::json& rows, const char* number) {
    const std::size_t sign = wanted.rfind('=');
    const std::string name = wanted.substr(0, sign);
    for (const auto& one : rows) {
        if (one.value("name", "") != name) continue;
        const long long seen = one.value(number, -1LL);
        return seen == std::stoll(wanted.substr(sign + 1)) ? "" : name + ": " + number + " is " + std::to_string(seen) + ", not as in " + wanted;
    }
    return name + " was not measured";
}

std::vector<std::string> differences(const expectation& wanted, const outcome& seen, const nlohmann::json& verdict) {
    std::vector<std::string> found;
    const auto expect = [&](bool holds, const std::string& otherwise) {
        if (!holds) found.push_back(otherwise);
    };
    expect(seen.status == wanted.status,
           "exit status " + std::to_string(seen.status) + ", expected " + std::to_string(wanted.status));
    for (const auto& text : wanted.prints) {
        expect(seen.output.find(text) != std::string::npos, "does not print: " + text);
    }
    if (wanted.kind.empty()) return found;  // a run that has no verdict

    const std::string kind = verdict.value("kind", "missing");
    expect(kind == wanted.kind, "kind " + kind + ", expected " + wanted.kind);
    const std::string message = verdict.value("message", "");
    for (const auto& text : wanted.says) {
        expect(message.find(text) != std::string::npos, "the message does not say: " + text);
    }
    for (const auto& call : wanted.calls) {
        const std::string otherwise = call_otherwise(call, verdict.value("calls", nlohmann::json::array()));
        expect(otherwise.empty(), otherwise);
    }
    const nlohmann::json measured = verdict.value("real_time", nlohmann::json::object());
    for (const auto& one : wanted.blocked) {
        const std::string otherwise = measured_otherwise(one, measured.value("tasks", nlohmann::json::array()), "blocked_steps");
        expect(otherwise.empty(), otherwise);
    }
    for (const auto& one : wanted.kept_away) {
        const std::string otherwise =
            measured_otherwise(one, measured.value("interrupts", nlohmann::json::array()), "kept_away_steps");
        expect(otherwise.empty(), otherwise);
    }
    const long long executions = verdict.value("executions", -1LL);
    expect(wanted.executions < 0 || executions == wanted.executions,
           std::to_string(executions) + " executions, expected " + std::to_string(wanted.executions));
    expect(!wanted.complete || verdict.value("complete", false), "not complete");
    return found;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"compares a verdict with what is expected"};
    expectation wanted;
    std::string file;
    std::vector<std::string> command;
    app.add_option("--status", wanted.status)->required();
    app.add_option("--kind", wanted.kind);
    // One text each time: a list would swallow the command.
    app.add_option("--says", wanted.says)->expected(1)->take_all();
    app.add_option("--prints", wanted.prints)->expected(1)->take_all();
    app.add_option("--executions", wanted.executions);
    app.add_option("--call", wanted.calls)->expected(1)->take_all();
    app.add_option("--blocked", wanted.blocked)->expected(1)->take_all();
    app.add_option("--kept-away", wanted.kept_away)->expected(1)->take_all();
    app.add_flag("--complete", wanted.complete);
    app.add_option("--json", file)->required();
    app.add_option("command", command)->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }

    std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    std::filesystem::remove(file);
    const outcome seen = run(command);
    nlohmann::json verdict = nlohmann::json::object();
    if (std::ifstream in(file); in) verdict = nlohmann::json::parse(in, nullptr, false);
    if (verdict.is_discarded()) verdict = {{"kind", "not JSON"}};

    const auto found = differences(wanted, seen, verdict);
    if (found.empty()) return 0;
    std::cout << seen.output << '\n';
    if (!verdict.empty()) std::cout << "verdict: " << verdict.dump(1).substr(0, 2000) << '\n';
    for (const auto& difference : found) std::cout << "NOT AS EXPECTED: " << difference << '\n';
    return 1;
}
