#include "apps/tablet/freeze/waveforms.hpp"

#include <algorithm>

namespace tablet {
namespace {

constexpr std::size_t left = 10, whole_width = 560, gap = 30, close_width = 380, height = 110, row = 150, top = 52;
constexpr std::size_t width = left + whole_width + gap + close_width + left;
constexpr const char *sound_colour = "#2a6f97", *stuck_colour = "#c1292e";

struct panel {
    double x, y, wide;
};

// A column of the picture is a line from the lowest to the highest of its samples.
void wave(std::ostream& out, panel at, std::span<const float> samples, const char* colour) {
    if (samples.empty()) return;
    out << "<path stroke=\"" << colour << "\" stroke-width=\"1\" fill=\"none\" d=\"";
    const auto columns = static_cast<std::size_t>(at.wide);
    const double middle = at.y + height / 2.0;
    for (std::size_t column = 0; column < columns; ++column) {
        const std::size_t first = column * samples.size() / columns;
        const std::size_t behind = std::max(first + 1, (column + 1) * samples.size() / columns);
        const auto [low, high] = std::ranges::minmax(samples.subspan(first, std::min(behind, samples.size()) - first));
        out << 'M' << at.x + static_cast<double>(column) << ' ' << middle - high * height / 2.0 << 'V'
            << middle - low * height / 2.0 + 0.6;
    }
    out << "\"/>\n";
}

void frame(std::ostream& out, panel at) {
    out << "<rect x=\"" << at.x << "\" y=\"" << at.y << "\" width=\"" << at.wide << "\" height=\"" << height
        << "\" fill=\"#f6f6f4\"/>\n";
}

void shade(std::ostream& out, panel at, double from, double to, const char* opacity) {
    out << "<rect x=\"" << at.x + from * at.wide << "\" y=\"" << at.y << "\" width=\"" << (to - from) * at.wide
        << "\" height=\"" << height << "\" fill=\"" << stuck_colour << "\" fill-opacity=\"" << opacity << "\"/>\n";
}

void text(std::ostream& out, double x, double y, const std::string& what, const char* more = "") {
    out << "<text x=\"" << x << "\" y=\"" << y << "\"" << more << '>' << what << "</text>\n";
}

std::string seconds(std::size_t frames, std::size_t rate) {
    const std::size_t hundredths = frames * 100 / rate;
    const std::size_t rest = hundredths % 100;
    return std::to_string(hundredths / 100) + (rest < 10 ? ".0" : ".") + std::to_string(rest) + " s";
}

}  // namespace

void draw_waveforms(std::ostream& out, std::span<const heard> recordings, std::size_t rate) {
    const std::size_t tall = top + row * recordings.size();
    out << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " << width << ' ' << tall
        << "\" font-family=\"sans-serif\" font-size=\"12\">\n<title>What was heard</title>\n<rect width=\"" << width
        << "\" height=\"" << tall << "\" fill=\"white\"/>\n";
    text(out, left, 18, "What was heard, with the same buttons pressed", " font-weight=\"bold\" font-size=\"14\"");

    const auto stuck = std::ranges::find_if(recordings, [](const heard& each) { return each.stuck.has_value(); });
    const std::size_t segment = stuck == recordings.end() ? rate / 100 : stuck->stuck->length;
    const std::size_t moment = stuck == recordings.end() ? 0 : stuck->stuck->from;
    const std::size_t close_from = moment > 3 * segment ? moment - 3 * segment : 0, close_frames = 9 * segment;

    double y = top;
    for (const heard& each : recordings) {
        const panel whole{left, y, whole_width}, close{left + whole_width + gap, y, close_width};
        const auto all = static_cast<double>(std::max<std::size_t>(each.samples.size(), 1));
        text(out, left, y - 6, each.title);
        frame(out, whole);
        wave(out, whole, each.samples, sound_colour);
        frame(out, close);
        const std::size_t from = std::min(close_from, each.samples.size());
        const auto seen = each.samples.subspan(from, std::min(close_frames, each.samples.size() - from));
        wave(out, close, seen, sound_colour);
        text(out, close.x, y - 6, "close, from " + seconds(from, rate));
        if (each.stuck) {
            const auto begins = static_cast<double>(each.stuck->from);
            const auto ends = begins + static_cast<double>(each.stuck->length * each.stuck->times);
            shade(out, whole, begins / all, ends / all, "0.16");
            text(out, left, y + height + 14,
                 "from " + seconds(each.stuck->from, rate) + " on the last " + std::to_string(each.stuck->length) +
                     " frames, " + std::to_string(each.stuck->times) + " times",
                 " fill=\"#c1292e\"");
            for (std::size_t time = 0; time < each.stuck->times; ++time) {
                const double a = (begins - static_cast<double>(from) + static_cast<double>(time * segment)) /
                                 static_cast<double>(close_frames);
                const double b = a + static_cast<double>(segment) / static_cast<double>(close_frames);
                if (b > 1) break;
                shade(out, close, a, b, time % 2 ? "0.10" : "0.22");
            }
        } else
            text(out, left, y + height + 14, "no segment twice in a row", " fill=\"#555\"");
        y += static_cast<double>(row);
    }
    out << "</svg>\n";
}

}  // namespace tablet
