#include "check/build/dependencies.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "check/build/fingerprint.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

std::string name_of(std::string_view command, const std::vector<fs::path>& files) {
    fingerprint print;
    print.add(command);
    for (const fs::path& file : files) print.add_state(file);
    return print.text();
}

}  // namespace

std::vector<fs::path> prerequisites(std::string_view rule) {
    std::vector<fs::path> files;
    std::string word;
    bool after_colon = false;
    const auto end_word = [&] {
        if (!word.empty() && after_colon && std::ranges::find(files, fs::path(word)) == files.end())
            files.emplace_back(word);
        word.clear();
    };
    for (std::size_t i = 0; i < rule.size(); ++i) {
        const char c = rule[i];
        const char next = i + 1 < rule.size() ? rule[i + 1] : '\n';
        if (c == '#' && word.empty() && (i == 0 || rule[i - 1] == '\n')) {  // rustc's notes about the environment
            i = std::min(rule.find('\n', i), rule.size());
        } else if (c == '\\' && next == '\n') {
            ++i;
            end_word();
        } else if (c == '\\' && (next == ' ' || next == '#')) {
            word += rule[++i];
        } else if (c == '$' && next == '$') {
            word += rule[++i];
        } else if (c == ':' && !after_colon && (next == ' ' || next == '\n')) {
            word.clear();
            after_colon = true;
        } else if (c == '\n') {
            end_word();
            after_colon = false;
        } else if (c == ' ' || c == '\t') {
            end_word();
        } else {
            word += c;
        }
    }
    end_word();
    return files;
}

std::vector<fs::path> dependency_record::files() const {
    std::ifstream in(file_);
    std::vector<fs::path> files;
    for (std::string line; std::getline(in, line);) files.emplace_back(line);
    return files;
}

std::optional<std::string> dependency_record::state(std::string_view command) const {
    std::error_code absent;
    if (!fs::exists(file_, absent)) return std::nullopt;
    return name_of(command, files());
}

std::string dependency_record::remember(std::string_view command, const std::vector<fs::path>& files,
                                        const fs::path& scratch) const {
    std::ofstream out(scratch);
    for (const fs::path& file : files) out << file.string() << '\n';
    out.close();
    std::error_code ignored;  // without a record the next build merely does the work again
    fs::create_directories(file_.parent_path(), ignored);
    fs::rename(scratch, file_, ignored);
    return name_of(command, files);
}

}  // namespace pawl::check::build
