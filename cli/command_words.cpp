#include "cli/command_words.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>

namespace pawl::cli {
namespace {

using names = std::span<const std::string_view>;

// Those that say how long, by how many workers, and what is written. All others say what is explored.
constexpr std::string_view of_no_matter[] = {"--time",  "--schedules",  "--jobs",  "--search-memory", "--json",
                                             "--html",  "--trace",      "--sarif", "--baseline",      "--shard",
                                             "--shard-file", "--from",  "--on"};
constexpr std::string_view of_a_shard[] = {"--shard", "--shard-file", "--from",  "--json",
                                           "--html",  "--trace",      "--sarif", "--on"};
constexpr std::string_view of_building[] = {"--cflags", "--ldflags", "--board",    "--time",           "--json", "--html",
                                            "--trace",  "--sarif",   "--baseline", "--write-baseline", "--on"};
constexpr std::string_view flags_of_no_matter[] = {"--resume", "--resume-or-begin", "--verbose", "--quiet"};

/// The options before "--" without those that are named here, with or without "=".
std::vector<std::string> words_without(names with_value, int argc, char** argv) {
    std::vector<std::string> words;
    for (int i = 1; i < argc && std::strcmp(argv[i], "--") != 0; ++i) {
        const std::string_view word = argv[i];
        const std::string_view name = word.substr(0, word.find('='));
        if (std::ranges::find(flags_of_no_matter, word) != std::end(flags_of_no_matter)) continue;
        if (std::ranges::find(with_value, name) == with_value.end())
            words.emplace_back(word);
        else if (name == word)
            ++i;  // its value
    }
    return words;
}

void leave_files_out(const check_options& options, std::vector<std::string>& words) {
    std::erase_if(words, [&](const std::string& word) {
        return std::ranges::find(options.files, std::filesystem::path(word)) != options.files.end();
    });
}

}  // namespace

std::string as_typed(const std::string& text) {
    if (!text.empty() && std::ranges::all_of(text, [](unsigned char c) {
            return std::isalnum(c) != 0 || std::strchr("_-+=:,./@%", c) != nullptr;
        }))
        return text;
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

std::string exploring_words(const check_options& options, int argc, char** argv) {
    std::vector<std::string> words = words_without(of_no_matter, argc, argv);
    leave_files_out(options, words);
    std::string text;
    for (const std::string& word : words) text += " " + word;
    return text;
}

std::vector<std::string> words_of_shard(int argc, char** argv) {
    std::vector<std::string> words = words_without(of_a_shard, argc, argv);
    char** const separator =
        std::find_if(argv + 1, argv + argc, [](const char* word) { return std::strcmp(word, "--") == 0; });
    words.insert(words.end(), separator, argv + argc);
    return words;
}

std::vector<std::string> words_for_built(const check_options& options, int argc, char** argv) {
    std::vector<std::string> words = words_without(of_building, argc, argv);
    leave_files_out(options, words);
    return words;
}

}  // namespace pawl::cli
