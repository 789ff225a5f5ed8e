#include "analysis/layout/map_text.hpp"

namespace pawl::analysis {
namespace {

std::string right(const std::string& text, std::size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}
std::string left(const std::string& text, std::size_t width) {
    return text.size() < width ? text + std::string(width - text.size(), ' ') : text;
}

std::string memory(const std::string& name, const std::vector<map_piece>& pieces, address bytes, bool all) {
    std::string text = left(name, 40) + right(std::to_string(bytes), 10) + "\n", group;
    const std::vector<map_piece> sums = summed(pieces);
    for (const map_piece& one : sums) {
        if (one.group != group) {
            group = one.group;
            address whole = 0;
            for (const map_piece& each : sums) whole += each.group == group ? each.bytes : 0;
            text += "  " + left(group, 38) + right(std::to_string(whole), 10) + "\n";
        }
        text += "    " + left(one.part, 36) + right(std::to_string(one.bytes), 10) + "\n";
    }
    if (!all) return text;
    text += "\n";
    for (const map_piece& one : pieces)
        text += "  " + left(hexadecimal(one.begin), 12) + right(std::to_string(one.bytes), 8) + "  " + left(one.group, 10) + " " +
                (one.name.empty() ? one.part : one.name) + "\n";
    return text;
}

}  // namespace

std::string map_text(const memory_map& of, bool all) {
    return "the memory of " + of.file + ", in bytes\n\n" + memory("flash", of.flash, of.flash_bytes, all) + "\n" +
           memory("RAM", of.ram, of.ram_bytes, all);
}

}  // namespace pawl::analysis
