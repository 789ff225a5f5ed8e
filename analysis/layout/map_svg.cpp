#include <algorithm>
#include <map>

#include "analysis/layout/map_text.hpp"

namespace pawl::analysis {
namespace {

constexpr int width = 760, column = 260, height = 640, top = 60;

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char letter : text) {
        if (letter == '<')
            safe += "&lt;";
        else if (letter == '>')
            safe += "&gt;";
        else if (letter == '&')
            safe += "&amp;";
        else if (letter == '"')
            safe += "&quot;";
        else
            safe += letter;
    }
    return safe;
}

std::string colour_of(const std::string& group) {
    static const std::map<std::string, std::string> colours{{"vectors", "#7a5195"}, {"code", "#4c78a8"},  {"constants", "#72b7b2"},
                                                            {"data", "#f2cf5b"},    {"zeroed", "#eeca8b"}, {"frames", "#54a24b"},
                                                            {"stacks", "#e45756"},  {"left", "#f4f4f4"}};
    const auto known = colours.find(group);
    return known == colours.end() ? "#bab0ac" : known->second;
}

/// Large RAM is mostly free: what is free is drawn as a quarter of the column at most.
std::string drawn(const std::string& title, std::vector<map_piece> pieces, address bytes, int x) {
    address used = 0;
    for (const map_piece& one : pieces) used += one.group == "left" ? 0 : one.bytes;
    const address free = std::min(bytes - used, used / 3 + 1);
    const double scale = static_cast<double>(height) / static_cast<double>(std::max<address>(used + free, 1));
    std::string text = "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(top - 12) + "\" font-weight=\"bold\">" + title +
                       ", " + std::to_string(bytes) + " bytes</text>\n";
    double y = top;
    for (const map_piece& one : pieces) {
        const double high = static_cast<double>(one.group == "left" ? free : one.bytes) * scale;
        const std::string label = one.group + ": " + one.part + ", " + std::to_string(one.bytes);
        text += "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" width=\"" + std::to_string(column) + "\" height=\"" +
                std::to_string(high) + "\" fill=\"" + colour_of(one.group) + "\" stroke=\"#333\" stroke-width=\"0.5\"><title>" +
                escaped(label) + "</title></rect>\n";
        if (high >= 13)
            text += "<text x=\"" + std::to_string(x + 6) + "\" y=\"" + std::to_string(y + high / 2 + 4) + "\">" + escaped(label) + "</text>\n";
        y += high;
    }
    return text;
}

}  // namespace

std::string map_svg(const memory_map& of) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + std::to_string(width) + "\" height=\"" +
           std::to_string(top + height + 20) + "\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" "
           "fill=\"white\"/>\n<text x=\"40\" y=\"22\" font-size=\"15\">" + escaped(of.file) + "</text>\n" +
           drawn("flash", summed(of.flash), of.flash_bytes, 40) + drawn("RAM", summed(of.ram), of.ram_bytes, 60 + column + 60) + "</svg>\n";
}

}  // namespace pawl::analysis
