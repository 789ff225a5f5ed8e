// How many executions a second pawl check runs, and how soon it finds the freeze: medians over several runs, with the
// slowest and the fastest.
//
//   executions PAWL EXAMPLES BENCH CLASSICAL INCLUDE VERDICT-FILE
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr int runs = 7;

struct measured {
    double executions;
    double seconds;
};

struct spread {
    double low, median, high;
};

spread spread_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return {values.front(), values[values.size() / 2], values.back()};
}

// Both in turn, so that what else the computer does slows both.
void print_ratio(const char* name, const std::vector<std::pair<measured, measured>>& pairs) {
    if (pairs.empty()) {
        std::printf("%-44s failed\n", name);
        return;
    }
    std::vector<double> ratios;
    for (const auto& [one, two] : pairs)
        ratios.push_back((two.executions / two.seconds) / (one.executions / one.seconds));
    const spread s = spread_of(ratios);
    std::printf("%-44s %12.2f %12.2f %12.2f %12.0f\n", name, s.median, s.low, s.high, pairs.front().first.executions);
}

/// One run of pawl check; nothing where it ended otherwise than with `status`.
std::optional<measured> run(const std::string& pawl, const std::string& arguments, const std::string& verdict_file,
                            int status) {
    std::filesystem::remove(verdict_file);
    std::filesystem::remove(verdict_file);
    const std::string line = "'" + pawl + "' check --json '" + verdict_file + "' " + arguments + " >/dev/null 2>&1";
    const int ended = std::system(line.c_str());
    std::ifstream in(verdict_file);
    if (!in || !WIFEXITED(ended) || WEXITSTATUS(ended) != status) return std::nullopt;
    const auto verdict = nlohmann::json::parse(in);
    return measured{verdict.at("executions").get<double>(), verdict.at("seconds").get<double>()};
}

std::vector<measured> run_often(const std::string& pawl, const std::string& arguments, const std::string& verdict_file,
                                int status) {
    // The first run builds the program and is not counted.
    run(pawl, arguments, verdict_file, status);
    std::vector<measured> all;
    for (int i = 0; i < runs; ++i) {
        const auto one = run(pawl, arguments, verdict_file, status);
        if (!one) return {};
        all.push_back(*one);
    }
    return all;
}

void print_rate(const char* name, const std::vector<measured>& all) {
    if (all.empty()) {
        std::printf("%-44s failed\n", name);
        return;
    }
    std::vector<double> rates;
    for (const auto& one : all) rates.push_back(one.executions / one.seconds);
    const spread s = spread_of(rates);
    std::printf("%-44s %12.0f %12.0f %12.0f %12.0f\n", name, s.median, s.low, s.high, all.front().executions);
}

void print_found(const char* name, const std::vector<measured>& all) {
    if (all.empty()) {
        std::printf("%-44s failed, or there is no Rust here\n", name);
        return;
    }
    std::vector<double> seconds;
    for (const auto& one : all) seconds.push_back(one.seconds);
    const spread s = spread_of(seconds);
    std::printf("%-44s %12.4f %12.4f %12.4f %12.0f\n", name, s.median, s.low, s.high, all.front().executions);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 7) {
        std::fprintf(stderr, "executions PAWL EXAMPLES BENCH CLASSICAL INCLUDE VERDICT-FILE\n");
        return 2;
    }
    const std::string pawl = argv[1], examples = argv[2], bench = argv[3], classical = argv[4], include = argv[5],
                      file = argv[6];
    std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    const auto often = [&](const std::string& arguments, int status) {
        return run_often(pawl, arguments, file, status);
    };
    // Random schedules, so that every run executes the same fixed number of them.
    const std::string random = "--explore random --seed 1 --schedules ";

    std::printf("%d runs each\n\n%-44s %12s %12s %12s %12s\n", runs, "executions per second", "median", "slowest",
                "fastest", "executions");
    print_rate("two threads and a mutex, free cores",
               often("--jobs 1 " + random + "300000 --machine free " + bench + "/two_threads.cpp", 0));
    print_rate("two threads and a mutex, one core",
               often("--jobs 1 " + random + "300000 --machine one-core " + bench + "/two_threads.cpp", 0));
    print_rate("tablet with the one-step ring, free cores",
               often("--jobs 1 " + random + "100000 --machine free " + examples + "/tablet/tablet_fixed.cpp", 0));
    print_rate("tablet with the one-step ring, one core",
               often("--jobs 1 " + random + "100000 --machine one-core " + examples + "/tablet/tablet_fixed.cpp", 0));

    std::printf("\n%-44s %12s %12s %12s %12s\n", "executions per second, two jobs over one", "median", "least", "most",
                "executions");
    const auto compare = [&](const char* name, const std::string& arguments, int status) {
        std::vector<std::pair<measured, measured>> pairs;
        for (int i = 0; i < runs; ++i) {
            const auto one = run(pawl, "--jobs 1 " + arguments, file, status);
            const auto two = run(pawl, "--jobs 2 " + arguments, file, status);
            if (one && two) pairs.emplace_back(*one, *two);
        }
        print_ratio(name, pairs);
    };
    compare("random schedules", random + "1000000 --machine free " + bench + "/two_threads.cpp", 0);
    compare("one search, split",
            "--explore exhaustive --no-reduction --time 3s --machine free " + examples + "/tablet/tablet_fixed.cpp", 3);

    std::printf("\n%-44s %12s %12s %12s %12s\n", "seconds to completion, one job", "median", "fastest", "slowest",
                "classes");
    const auto whole = [&](const char* name, const std::string& program) {
        print_found(name, often("--explore exhaustive --machine free --jobs 1 --time 60s --cflags '-std=c++20 -I" +
                                    include + "' " + program,
                                0));
    };
    whole("store buffering", classical + "/store_buffering.cpp");
    whole("Vyukov's bounded queue, 2 senders, 1 receiver", classical + "/bounded_queue.cpp");
    whole("Treiber's stack, 2 x 2", classical + "/treiber_stack.cpp");
    whole("Michael-Scott queue, 2 enqueue, 2 dequeue", classical + "/michael_scott_queue.cpp -- 2 2");

    std::printf("\n%-44s %12s %12s %12s %12s\n", "seconds until the freeze is found", "median", "fastest", "slowest",
                "executions");
    print_found("tablet in C++", often(examples + "/tablet/tablet.cpp", 1));
    print_found("tablet in Rust, std::sync::mpsc", often(examples + "/tablet/tablet.rs", 1));
    return 0;
}
