// `pawl weaken` on a program of this folder, and the table that it wrote.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

namespace pawl::weaken_test {

using nlohmann::json;

struct ended {
    int status;
    std::string text;
};

/// `streams`: what becomes of standard error.
inline ended run(const std::string& line, const std::string& streams = "2>&1") {
    std::FILE* pipe = popen(("{ " + line + "\n} " + streams).c_str(), "r");
    ended result{-1, {}};
    std::array<char, 4096> buffer;
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe))
        result.text.append(buffer.data(), got);
    const int status = pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

inline std::string program(const std::string& name) { return std::string(PAWL_PROGRAMS) + "/" + name; }
inline std::string weaken(const std::string& words) { return std::string(PAWL_COMMAND) + " weaken --jobs 1 " + words; }

inline json table_of(const std::string& words) {
    const ended one = run(weaken("--json - " + words), "2>/dev/null");
    EXPECT_EQ(one.status, 0) << one.text;
    return json::parse(one.text, nullptr, false);
}

/// The row of the order that was made weaker so.
inline json row_of(const json& table, const std::string& operation, const std::string& order, const std::string& weaker,
                   bool on_failure = false) {
    json found;
    for (const json& row : table.at("orders")) {
        if (row.at("operation") != operation || row.at("order") != order || row.at("weaker") != weaker) continue;
        if (row.at("on_failure") != on_failure) continue;
        EXPECT_TRUE(found.is_null()) << "twice in " << table.dump(1);
        found = row;
    }
    EXPECT_FALSE(found.is_null()) << operation << " " << order << " -> " << weaker << " is not in " << table.dump(1);
    return found;
}

inline ::testing::AssertionResult says(const ended& one, const std::string& text) {
    if (one.text.find(text) != std::string::npos) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "no '" << text << "' in:\n" << one.text;
}

}  // namespace pawl::weaken_test
