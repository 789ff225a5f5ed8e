#include "sketch/told/serial_lines.hpp"

#include <algorithm>

namespace pawl::sketch {

void serial_lines::hear(std::int64_t at_ns, std::uint8_t line, const std::string& who, std::string_view bytes) {
    for (const char c : bytes) {
        if (c == '\r') continue;
        const auto [begun, fresh] = begun_.try_emplace(line, serial_text{at_ns, line, who, {}});
        if (c != '\n') begun->second.text += c;
        if (c != '\n' && begun->second.text.size() < longest) continue;
        keep(std::move(begun->second));
        begun_.erase(begun);
    }
}

void serial_lines::keep(serial_text done) {
    if (first_.size() < most_ / 2) {
        first_.push_back(std::move(done));
        return;
    }
    last_.push_back(std::move(done));
    if (last_.size() <= most_ - most_ / 2) return;
    last_.pop_front();
    ++left_out_;
}

void serial_lines::end() {
    for (auto& [line, text] : begun_)
        if (!text.text.empty()) keep(std::move(text));
    begun_.clear();
}

std::vector<serial_text> serial_lines::all() const {
    std::vector<serial_text> lines = first_;
    lines.insert(lines.end(), last_.begin(), last_.end());
    std::ranges::stable_sort(lines, {}, &serial_text::at_ns);
    return lines;
}

}  // namespace pawl::sketch
