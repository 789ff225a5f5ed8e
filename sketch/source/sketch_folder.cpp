#include "sketch/source/sketch_folder.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

namespace pawl::sketch {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& file) {
    std::error_code ignored;
    return fs::is_regular_file(file, ignored);
}

bool is_source(const fs::path& file) {
    constexpr std::array<std::string_view, 4> endings = {".c", ".cpp", ".cc", ".cxx"};
    return std::ranges::find(endings, file.extension().native()) != endings.end();
}

// blink/blink.ino
fs::path main_tab(const fs::path& folder) {
    for (const char* ending : {".ino", ".pde"})
        if (fs::path file = folder / (folder.filename().native() + ending); is_file(file)) return file;
    return {};
}

template <typename iterator, typename condition>
std::vector<fs::path> files_in(const fs::path& folder, condition wanted) {
    std::vector<fs::path> found;
    std::error_code failed;
    for (iterator entry(folder, fs::directory_options::skip_permission_denied, failed), end; !failed && entry != end;
         entry.increment(failed))
        if (is_file(entry->path()) && wanted(entry->path()) && !entry->path().filename().native().starts_with('.'))
            found.push_back(entry->path());
    std::ranges::sort(found);
    return found;
}

std::string tabs_in_words(const fs::path& folder) {
    std::string words;
    for (const fs::path& file : files_in<fs::directory_iterator>(folder, is_tab))
        words += (words.empty() ? "" : ", ") + file.filename().string();
    return words.empty() ? "" : "; name the file: " + words;
}

sketch_folder whole(const fs::path& folder, const fs::path& main) {
    sketch_folder result{main.stem(), {main}, files_in<fs::directory_iterator>(folder, is_source)};
    for (const fs::path& file : files_in<fs::directory_iterator>(folder, is_tab))
        if (file != main) result.tabs.push_back(file);
    // As the Arduino tools do: all of src/, nothing of other folders.
    const auto deeper = files_in<fs::recursive_directory_iterator>(folder / "src", is_source);
    result.sources.insert(result.sources.end(), deeper.begin(), deeper.end());
    return result;
}

}  // namespace

bool is_tab(const fs::path& file) { return file.extension() == ".ino" || file.extension() == ".pde"; }

std::expected<sketch_folder, std::string> find_sketch(const fs::path& given) {
    std::error_code failed;
    fs::path file = fs::absolute(given).lexically_normal();
    if (fs::is_directory(file, failed)) {
        if (!file.has_filename()) file = file.parent_path();
        const fs::path main = main_tab(file);
        if (!main.empty()) return whole(file, main);
        return std::unexpected("pawl: " + given.string() + " is a folder without " + file.filename().string() + ".ino" +
                               tabs_in_words(file));
    }
    const fs::path folder = file.parent_path();
    if (file.stem() == folder.filename()) return whole(folder, file);
    return sketch_folder{file.stem(), {file}, {}};
}

fs::path sketch_around(const fs::path& file) {
    const fs::path whole_name = fs::absolute(file).lexically_normal();
    const fs::path main = main_tab(whole_name.parent_path());
    return main == whole_name ? fs::path() : main;
}

}  // namespace pawl::sketch
