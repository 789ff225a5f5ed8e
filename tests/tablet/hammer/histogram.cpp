#include "histogram.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace hammer {
namespace {

constexpr std::size_t buckets = tablet::latencies::buckets;
constexpr double left = 20, column = 30, tall = 120, row = 190, top = 60;

std::string name_of(std::uint64_t microseconds) {
    if (microseconds < 1'000) return std::to_string(microseconds) + " us";
    if (microseconds < 1'000'000) return std::to_string(microseconds / 1'000) + " ms";
    return std::to_string(microseconds / 1'000'000) + " s";
}

}  // namespace

void draw(std::ostream& out, const std::string& title, std::span<const histogram> all) {
    const double height = top + row * static_cast<double>(all.size()), width = 2 * left + column * buckets;
    out << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " << width << ' ' << height
        << "\" font-family=\"sans-serif\" font-size=\"11\">\n<title>" << title << "</title>\n<rect width=\"" << width
        << "\" height=\"" << height << "\" fill=\"white\"/>\n<text x=\"" << left
        << "\" y=\"22\" font-weight=\"bold\" font-size=\"14\">" << title << "</text>\n";
    double y = top;
    for (const histogram& each : all) {
        std::uint64_t total = 0;
        std::uint32_t most = 1;
        for (const std::uint32_t count : each.of->counts) {
            total += count;
            most = std::max(most, count);
        }
        out << "<text x=\"" << left << "\" y=\"" << y << "\">" << each.title << ": " << total << " times, the worst "
            << name_of(each.of->worst) << "</text>\n";
        const double floor = y + 14 + tall;
        for (std::size_t i = 0; i < buckets; ++i) {
            const double x = left + column * static_cast<double>(i);
            // A single one among thousands is to be seen: the height is the logarithm of the number.
            const std::uint32_t count = each.of->counts[i];
            const double high = count == 0 ? 0 : tall * std::log1p(count) / std::log1p(most);
            out << "<rect x=\"" << x + 1 << "\" y=\"" << floor - high << "\" width=\"" << column - 2 << "\" height=\""
                << high << "\" fill=\"#2a6f97\"/>";
            if (count != 0)
                out << "<text x=\"" << x + column / 2 << "\" y=\"" << floor - high - 3
                    << "\" text-anchor=\"middle\" font-size=\"9\" fill=\"#333\">" << count << "</text>";
            if (i % 3 == 0)
                out << "<text x=\"" << x << "\" y=\"" << floor + 14 << "\" fill=\"#666\">"
                    << name_of(std::uint64_t{1} << i) << "</text>";
            out << '\n';
        }
        y += row;
    }
    out << "</svg>\n";
}

}  // namespace hammer
