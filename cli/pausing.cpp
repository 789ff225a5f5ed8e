#include "cli/pausing.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <string_view>

#include "check/build/fingerprint.hpp"
#include "check/build/place.hpp"

namespace pawl::cli {
namespace {

namespace supervise = check::supervise;

// One file for a program, whatever the options: so that other options can be told from nothing.
std::string file_name(const check_options& options) {
    check::build::fingerprint name;
    std::error_code error;
    for (const auto& file : options.files) name.add(std::filesystem::absolute(file, error).string());
    for (const std::string& word : options.arguments) name.add(word);
    return name.text() + ".search";
}

// The program, what it is given, and the pawl that runs it.
std::string fingerprint_of(const supervise::launch& program) {
    check::build::fingerprint whole;
    whole.add_contents(program.executable);
    for (const std::string& word : program.arguments) whole.add(word);
    if (!program.standard_input.empty()) whole.add_contents(program.standard_input);
    whole.add_state(check::build::this_command());
    if (const auto places = check::build::find_places()) whole.add_state(places->runtime);
    return whole.text();
}

// Those that say how long, by how many workers, and what is written. All others say what is explored.
constexpr std::string_view of_no_matter[] = {"--time", "--schedules", "--jobs",  "--search-memory", "--json",
                                             "--html", "--trace",     "--sarif", "--baseline"};
constexpr std::string_view flags_of_no_matter[] = {"--resume", "--resume-or-begin", "--verbose", "--quiet"};

std::string words_of(const check_options& options, int argc, char** argv) {
    std::string text;
    for (int i = 1; i < argc && std::strcmp(argv[i], "--") != 0; ++i) {
        const std::string_view word = argv[i];
        const std::string_view name = word.substr(0, word.find('='));
        if (std::ranges::find(flags_of_no_matter, word) != std::end(flags_of_no_matter)) continue;
        if (std::ranges::find(options.files, std::filesystem::path(word)) != options.files.end()) continue;
        if (std::ranges::find(of_no_matter, name) == std::end(of_no_matter))
            text += " " + std::string(word);
        else if (name == word)
            ++i;  // its value
    }
    return text;
}

std::string as_typed(const char* word) {
    const std::string text = word;
    if (!text.empty() && std::ranges::all_of(text, [](unsigned char c) {
            return std::isalnum(c) != 0 || std::strchr("_-+=:,./@%", c) != nullptr;
        }))
        return text;
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

}  // namespace

pausing::pausing(const check_options& options, int argc, char** argv, const supervise::launch& program,
                 const std::filesystem::path& cache, const std::string& accepted)
    : file_(cache / "interrupted" / file_name(options)),
      program_(fingerprint_of(program)),
      options_(words_of(options, argc, argv) + accepted) {}

std::expected<supervise::interrupted_search, std::string> pausing::earlier() {
    auto found = supervise::load(file_, program_, options_);
    if (found) return std::move(*found);
    begins_again_ = found.error().because == supervise::cannot_go_on::why::damaged;
    if (begins_again_) forget();
    return std::unexpected(found.error().text);
}

void pausing::keep(supervise::interrupted_search standing) {
    standing.program = program_;
    standing.options = options_;
    const auto saved = supervise::save(standing, file_);
    kept_ = saved.has_value();
    if (saved || told_) return;
    told_ = true;
    std::fprintf(stderr, "pawl check: %s; --resume will not know how far this check came\n", saved.error().c_str());
}

void pausing::forget() {
    std::error_code error;
    std::filesystem::remove(file_, error);
}

std::string resuming_command(int argc, char** argv) {
    // argv[0] may be the verb alone.
    std::string text = "pawl check --resume";
    for (int i = 1; i < argc; ++i)
        if (std::strcmp(argv[i], "--resume") != 0) text += " " + as_typed(argv[i]);
    return text;
}

}  // namespace pawl::cli
