#include "check/build/precompiled.hpp"

#include <array>
#include <fstream>
#include <string_view>
#include <system_error>

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

// What stands behind any of these flags, joined or as the next word.
template <std::size_t Count>
std::vector<std::string> given(const std::vector<std::string>& arguments,
                               const std::array<std::string_view, Count>& flags) {
    std::vector<std::string> values;
    for (std::size_t i = 0; i < arguments.size(); ++i)
        for (const std::string_view flag : flags) {
            if (!arguments[i].starts_with(flag)) continue;
            if (arguments[i].size() > flag.size())
                values.push_back(arguments[i].substr(flag.size()));
            else if (i + 1 < arguments.size())
                values.push_back(arguments[++i]);
            break;
        }
    return values;
}

// Compilers take a precompiled header where nothing but blanks and comments stands before.
std::string first_included(const fs::path& source) {
    std::ifstream in(source);
    for (std::string line; std::getline(in, line);) {
        const std::size_t begin = line.find_first_not_of(" \t");
        if (begin == std::string::npos || line.compare(begin, 8, "#include") != 0) continue;
        const std::size_t open = line.find_first_of("\"<", begin), close = line.find_first_of("\">", open + 1);
        if (open == std::string::npos || close == std::string::npos) return {};
        return line.substr(open + 1, close - open - 1);
    }
    return {};
}

}  // namespace

std::vector<fs::path> precompiled_headers(const fs::path& source, const std::vector<std::string>& arguments) {
    using flags = std::array<std::string_view, 4>;
    std::vector<std::string> headers = given(arguments, std::array<std::string_view, 2>{"-include-pch", "-include"});
    headers.push_back(first_included(source));
    std::vector<std::string> folders = given(arguments, flags{"-iquote", "-isystem", "-idirafter", "-I"});
    folders.emplace_back();
    folders.push_back(source.parent_path().string());

    std::vector<fs::path> found;
    for (const std::string& header : headers) {
        if (header.empty()) continue;
        for (const std::string& folder : folders)
            for (const char* ending : {"", ".gch", ".pch"}) {
                const fs::path file = (fs::path(folder) / header) += ending;
                std::error_code absent;
                if (fs::is_regular_file(file, absent)) found.push_back(file);
                // GCC takes whichever of the files in a folder of that name was made with the same flags.
                if (*ending && fs::is_directory(file, absent))
                    for (const auto& one : fs::directory_iterator(file, absent)) found.push_back(one.path());
            }
    }
    return found;
}

}  // namespace pawl::check::build
