#include <algorithm>
#include <array>
#include <system_error>

#include "sketch/source/board_program.hpp"
#include "sketch/source/prepare.hpp"

namespace pawl::sketch {
namespace {

namespace fs = std::filesystem;

// A header of this name beside a source, or in a folder that the user's flags name: the user's own FreeRTOS.
bool has_own_headers(const wanted& what, const known_sources& all) {
    std::vector<fs::path> folders;
    for (const tab& one : all.files) folders.push_back(one.file.parent_path());
    for (std::size_t i = 0; i < what.flags.size(); ++i) {
        const std::string& flag = what.flags[i];
        const bool named_next = flag == "-I" || flag == "-isystem" || flag == "-iquote" || flag == "-idirafter";
        if (named_next && i + 1 < what.flags.size())
            folders.emplace_back(what.flags[++i]);
        else if (flag.starts_with("-I"))
            folders.emplace_back(flag.substr(2));
    }
    constexpr std::array<const char*, 3> headers = {"FreeRTOS.h", "freertos/FreeRTOS.h", "Arduino.h"};
    return std::ranges::any_of(folders, [&](const fs::path& folder) {
        return std::ranges::any_of(headers, [&](const char* header) {
            std::error_code ignored;
            return fs::exists(folder / header, ignored);
        });
    });
}

}  // namespace

std::optional<prepared> prepare_sources(const wanted& what) {
    const known_sources all = read_sources(what.sources);
    const bool given = board_in_flags(what.flags).has_value();
    if (!given && (!asks_for_board(all.tokens) || has_own_headers(what, all))) return std::nullopt;
    const fs::path start = start_of(all, what.include);
    const bool own_main = start.filename() == "own_main.cpp";
    board_choice guessed = own_main ? board_of_program(all.tokens) : board_of_sketch(all.tokens);
    if (start.filename() == "app_main.cpp") guessed = {board::esp32, "it defines app_main"};
    prepared result = for_board(chosen(what.flags, guessed), what.include);
    // Without setup() main stands in an object or an archive.
    const bool started = own_main || start.filename() == "app_main.cpp" || all.define("setup");
    result.sources = {started ? start : start.parent_path() / "own_main.cpp"};
    return result;
}

}  // namespace pawl::sketch
