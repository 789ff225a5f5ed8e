#include "check/build/rust_assembly.hpp"

#include <fstream>
#include <string_view>

namespace pawl::check::build {
namespace {

bool has_assembly(std::string_view line) {
    line = line.substr(0, line.find("//"));
    const std::size_t at = line.find("asm!");
    if (at == std::string_view::npos) return false;
    const std::size_t open = line.find_first_not_of(' ', at + 4);
    return open != std::string_view::npos && (line[open] == '(' || line[open] == '{' || line[open] == '[');
}

}  // namespace

std::vector<blind_spot> rust_assembly(const std::vector<std::filesystem::path>& sources) {
    std::vector<blind_spot> spots;
    for (const std::filesystem::path& source : sources) {
        if (source.extension() != ".rs") continue;
        std::ifstream in(source);
        int number = 0;
        for (std::string line; std::getline(in, line);) {
            ++number;
            if (!has_assembly(line)) continue;
            const std::string text = line.substr(line.find_first_not_of(" \t"));
            spots.push_back({blind_spot::kind::inline_assembly, source.string(), number, text});
        }
    }
    return spots;
}

}  // namespace pawl::check::build
