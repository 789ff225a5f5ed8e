// A folder with a program that was checked there, a cache of its own, and the command.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace pawl::replay_test {

namespace fs = std::filesystem;

struct ended {
    int status;
    std::string text;  // standard output and error
};

inline ended run(const std::string& line) {
    std::FILE* pipe = popen(("{ " + line + "\n} 2>&1").c_str(), "r");
    ended result{-1, {}};
    std::array<char, 4096> buffer;
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe))
        result.text.append(buffer.data(), got);
    const int status = pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

class bench : public ::testing::Test {
protected:
    bench() {
        std::string name = fs::temp_directory_path() / "pawl-replay-XXXXXX";
        folder_ = mkdtemp(name.data());
        setenv("PAWL_CACHE", (folder_ / "cache").c_str(), 1);
        fs::current_path(folder_);
    }
    ~bench() override {
        fs::current_path("/");
        fs::permissions(folder_, fs::perms::owner_all);
        fs::remove_all(folder_);
    }

    /// Copies an example here.
    void bring(const std::string& example) {
        fs::copy_file(fs::path(PAWL_EXAMPLES) / example, folder_ / fs::path(example).filename());
    }
    /// Checks it; the schedule of what was found.
    std::string check(const std::string& files, const std::string& options = "") {
        const ended one = run(std::string(PAWL_COMMAND) + " check --quiet " + options + " " + files);
        const auto at = one.text.find("pawl replay ");
        EXPECT_NE(at, std::string::npos) << one.text;
        if (at == std::string::npos) return {};
        const auto begin = at + std::string("pawl replay ").size();
        return one.text.substr(begin, one.text.find('\n', begin) - begin);
    }
    ended replay(const std::string& words) { return run(std::string(PAWL_COMMAND) + " replay " + words); }

    /// A text in a file, after a change.
    void change(const fs::path& file, const std::string& from, const std::string& to) {
        std::stringstream text;
        text << std::ifstream(file).rdbuf();
        std::string whole = text.str();
        const auto at = whole.find(from);
        ASSERT_NE(at, std::string::npos) << file << " does not hold " << from;
        std::ofstream(file, std::ios::trunc) << whole.replace(at, from.size(), to);
    }

    fs::path folder_;
};

inline ::testing::AssertionResult says(const ended& one, const std::string& text) {
    if (one.text.find(text) != std::string::npos) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "no '" << text << "' in:\n" << one.text;
}

}  // namespace pawl::replay_test
