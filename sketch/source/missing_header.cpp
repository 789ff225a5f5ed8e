#include "sketch/source/missing_header.hpp"

#include <algorithm>
#include <regex>
#include <system_error>
#include <vector>

namespace pawl::sketch {
namespace {

namespace fs = std::filesystem;

// The names without a folder; those in folders belong to them: freertos/task.h.
std::string simulated(const fs::path& include) {
    std::vector<std::string> names;
    std::error_code failed;
    for (fs::directory_iterator entry(include, failed), end; !failed && entry != end; entry.increment(failed))
        if (entry->path().extension() == ".h") names.push_back(entry->path().filename());
    std::ranges::sort(names);
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

}  // namespace

std::string explained(const std::string& output, const fs::path& include) {
    // GCC: "x.ino:1:10: fatal error: Servo.h: No such file or directory"; clang: "... 'Servo.h' file not found".
    static const std::regex missing(
        "(^|\\n)([^\\n:]+:[0-9]+):[0-9]+: fatal error: (?:([^\\n:']+): No such file or directory|'([^\\n']+)' file not "
        "found)");
    std::smatch found;
    if (!std::regex_search(output, found, missing)) return output;
    const std::string header = found[3].matched ? found[3] : found[4];
    return "pawl: " + found[2].str() + ": this sketch includes " + header +
           ", which pawl does not simulate (simulated: " + simulated(include) + ")";
}

}  // namespace pawl::sketch
