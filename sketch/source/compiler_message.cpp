#include "sketch/source/compiler_message.hpp"

#include <algorithm>
#include <regex>
#include <sstream>
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
    constexpr std::size_t most = 8;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > most) text += " and " + std::to_string(names.size() - most) + " more: docs/sketches/arduino.md";
    return text;
}

// "ld: CACHE/4199.o: in function `setup()':" names a file that nobody knows.
std::string without_objects(const std::string& message, const fs::path& cache) {
    std::string result;
    std::istringstream lines(message);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t words = line.find("in function `");
        if (words != std::string::npos && line.find(cache.native()) < words) line.replace(0, words + 1, "I");
        if (!line.starts_with("collect2: error:")) result += line + "\n";
    }
    return result;
}

}  // namespace

std::string explained(const std::string& message, const std::string& what, const fs::path& include,
                      const fs::path& cache) {
    // GCC: "x.ino:1:10: fatal error: Servo.h: No such file or directory"; clang: "... 'Servo.h' file not found".
    static const std::regex missing(
        "(^|\\n)([^\\n:]+:[0-9]+):[0-9]+: fatal error: (?:([^\\n:']+): No such file or directory|'([^\\n']+)' file "
        "not found)");
    std::smatch found;
    if (!std::regex_search(message, found, missing)) return without_objects(message, cache);
    const std::string header = found[3].matched ? found[3] : found[4];
    const std::string quoted = "\"" + header + "\"";
    // The compiler shows the line.
    const bool beside = found.suffix().str().find(quoted) != std::string::npos;
    return "pawl: " + found[2].str() + ": this " + what + " includes " + (beside ? quoted : header) + ", which " +
           (beside ? "is not beside it, and which " : "") +
           "pawl does not simulate\n      (simulated: " + simulated(include) + ")";
}

}  // namespace pawl::sketch
