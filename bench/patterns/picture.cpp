#include "bench/patterns/picture.hpp"

#include <algorithm>
#include <cmath>

namespace patterns {
namespace {

constexpr double left = 170, width = 520, row = 30, top = 46;
constexpr double least = 1, most = 1e6;  // microseconds

double at(double microseconds) {
    return left + width * std::log10(std::clamp(microseconds, least, most) / least) / std::log10(most / least);
}

}  // namespace

double median(const result& r) {
    if (r.latencies.empty()) return 0;
    std::vector<double> sorted = r.latencies;
    std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2));
    return sorted[sorted.size() / 2];
}
double worst(const result& r) { return r.latencies.empty() ? 0 : *std::ranges::max_element(r.latencies); }

void draw(std::ostream& out, std::span<const result> all) {
    const double height = top + row * static_cast<double>(all.size()) + 20;
    out << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 " << height
        << "\" font-family=\"sans-serif\" font-size=\"12\">\n"
        << "<title>How long an urgent event waits while a long computation runs</title>\n"
        << "<rect width=\"720\" height=\"" << height << "\" fill=\"white\"/>\n"
        << "<text x=\"10\" y=\"18\" font-weight=\"bold\">How long an urgent event waits while a long computation "
           "runs</text>\n";
    struct tick {
        double value;
        const char* name;
    };
    for (const auto [value, name] : {tick{1, "1 us"},
                                     {10, "10 us"},
                                     {100, "100 us"},
                                     {1e3, "1 ms"},
                                     {1e4, "10 ms"},
                                     {1e5, "100 ms"},
                                     {1e6, "1 s"}})
        out << "<line x1=\"" << at(value) << "\" x2=\"" << at(value) << "\" y1=\"" << top - 8 << "\" y2=\""
            << height - 16 << "\" stroke=\"#ddd\"/><text x=\"" << at(value) << "\" y=\"" << top - 12
            << "\" text-anchor=\"middle\" fill=\"#666\">" << name << "</text>\n";
    double y = top;
    for (const result& r : all) {
        out << "<text x=\"10\" y=\"" << y + 15 << "\">" << r.name << "</text><rect x=\"" << left << "\" y=\"" << y + 4
            << "\" width=\"" << at(median(r)) - left << "\" height=\"14\" fill=\"#4a7\"/><line x1=\"" << at(median(r))
            << "\" x2=\"" << at(worst(r)) << "\" y1=\"" << y + 11 << "\" y2=\"" << y + 11
            << "\" stroke=\"#4a7\" stroke-width=\"2\"/><circle cx=\"" << at(worst(r)) << "\" cy=\"" << y + 11
            << "\" r=\"4\" fill=\"#b33\"/>\n";
        y += row;
    }
    out << "<text x=\"10\" y=\"" << height - 4 << "\" fill=\"#666\">bar: median; red: the worst</text>\n</svg>\n";
}

}  // namespace patterns
