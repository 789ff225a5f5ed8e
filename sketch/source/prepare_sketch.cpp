#include <algorithm>
#include <system_error>

#include "sketch/source/board_program.hpp"
#include "sketch/source/demanded.hpp"
#include "sketch/source/prepare.hpp"
#include "sketch/source/read_tab.hpp"
#include "sketch/source/sketch_folder.hpp"
#include "sketch/source/sketch_text.hpp"

namespace pawl::sketch {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> absolute(const std::vector<fs::path>& files) {
    std::vector<fs::path> result;
    for (const fs::path& file : files) result.push_back(fs::absolute(file).lexically_normal());
    return result;
}

bool holds(const std::vector<fs::path>& files, const fs::path& file) {
    return std::ranges::find(files, file) != files.end();
}

// Of `blink/*.ino` the one that all others belong to.
std::expected<sketch_folder, std::string> one_sketch(const std::vector<fs::path>& files) {
    std::vector<fs::path> named;
    for (const fs::path& file : absolute(files)) {
        std::error_code ignored;
        if (is_tab(file) || fs::is_directory(file, ignored)) named.push_back(file);
    }
    for (const fs::path& file : named) {
        auto found = find_sketch(file);
        if (!found) return found;
        const auto belongs = [&](const fs::path& other) { return other == file || holds(found->tabs, other); };
        if (std::ranges::all_of(named, belongs)) return found;
    }
    return std::unexpected("pawl: these are several sketches; check one at a time, by its folder or its .ino");
}

}  // namespace

std::expected<prepared, std::string> prepare_sketch(const wanted& what) {
    const auto sketch = one_sketch(what.files);
    if (!sketch) return std::unexpected(sketch.error());
    std::vector<tab> tabs;
    for (const fs::path& file : sketch->tabs) {
        auto read = read_tab(file);
        if (!read) return std::unexpected(read.error());
        tabs.push_back(std::move(*read));
    }
    std::vector<fs::path> sources = sketch->sources;
    for (const fs::path& file : absolute(what.sources))
        if (!holds(sources, file)) sources.push_back(file);
    std::vector<fs::path> files = sketch->tabs;
    files.insert(files.end(), sources.begin(), sources.end());
    const known_sources all = read_sources(files);

    const joined_tabs joined(std::move(tabs));
    const outline found = outline_of(joined.text());
    const fs::path start = start_of(all, what.include);
    if (start.filename() == "start.cpp")
        if (std::string missing = missing_from(*sketch, found, all); !missing.empty())
            return std::unexpected(std::move(missing));
    prepared result = for_board(chosen(what.flags, board_of_sketch(all.tokens)), what.include);
    result.name = sketch->name;
    result.main_tab = sketch->tabs.front();
    result.text = text_of(joined, found);
    result.sources = sources;
    result.sources.push_back(start);
    // As quiet as the Arduino tools are by default.
    result.flags.insert(result.flags.end(), {"-w", "-iquote", sketch->tabs.front().parent_path().string()});
    return result;
}

}  // namespace pawl::sketch
