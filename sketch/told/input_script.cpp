#include "sketch/told/input_script.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace pawl::sketch {
namespace {

using check::wire::stimulus;
using check::wire::stimulus_kind;

constexpr std::int64_t byte_ns = 1'000'000;  // a little less than 9,600 baud
constexpr int last_pin = 127;

constexpr std::string_view blanks = " \t\r";

std::string_view next_word(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    const std::string_view word = rest.substr(0, rest.find_first_of(blanks));
    rest.remove_prefix(word.size());
    return word;
}

template <typename Number>
std::optional<Number> number(std::string_view word) {
    Number value{};
    const auto [end, wrong] = std::from_chars(word.begin(), word.end(), value);
    if (wrong != std::errc() || end != word.end()) return std::nullopt;
    return value;
}

std::optional<std::int64_t> time_of(std::string_view word) {
    const std::size_t unit = std::min(word.find_first_not_of("0123456789."), word.size());
    const auto value = number<double>(word.substr(0, unit));
    const std::string_view name = word.substr(unit);
    const double scale = name == "s" ? 1e9 : name == "ms" ? 1e6 : name == "us" ? 1e3 : name == "ns" ? 1 : 0;
    if (!value || scale == 0 || *value < 0 || *value * scale > 9e18) return std::nullopt;
    return static_cast<std::int64_t>(*value * scale);
}

std::optional<int> pin_of(std::string_view word, analog_inputs board) {
    const bool analog = word.starts_with('A') || word.starts_with('a');
    const auto pin = number<int>(analog ? word.substr(1) : word);
    if (!pin || *pin < 0 || *pin > last_pin) return std::nullopt;
    return analog ? pin_of_analog_input(board, *pin) : pin;
}

std::optional<int> level_of(std::string_view word) {
    if (word == "high" || word == "HIGH" || word == "1") return 1;
    if (word == "low" || word == "LOW" || word == "0") return 0;
    return std::nullopt;
}

// A C string with its usual escapes.
std::optional<std::string> string_of(std::string_view rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    if (!rest.starts_with('"')) return std::nullopt;
    std::string text;
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            const std::string_view behind = rest.substr(i + 1);
            const std::size_t more = behind.find_first_not_of(blanks);
            if (more != std::string_view::npos && behind[more] != '#') return std::nullopt;
            return text;
        }
        if (rest[i] != '\\') {
            text += rest[i];
            continue;
        }
        if (++i == rest.size()) return std::nullopt;
        switch (rest[i]) {
            case 'n': text += '\n'; break;
            case 'r': text += '\r'; break;
            case 't': text += '\t'; break;
            case '0': text += '\0'; break;
            case '\\':
            case '"': text += rest[i]; break;
            default: return std::nullopt;
        }
    }
    return std::nullopt;
}

void add_text(std::vector<stimulus>& to, std::int64_t at, std::uint8_t line, std::string_view text) {
    for (const char c : text) {
        to.push_back({at, stimulus_kind::serial, line, 0, static_cast<unsigned char>(c)});
        at += byte_ns;
    }
}

constexpr std::string_view allowed =
    "a line is: TIME serial \"text\" | TIME serial1 \"text\" | TIME pin N high|low | TIME analog N VALUE";

// The sentence that says what is wrong; empty if nothing is.
std::string read_line(std::string_view rest, std::vector<stimulus>& to, analog_inputs board) {
    const std::string_view when = next_word(rest);
    if (when.empty() || when.starts_with('#')) return {};
    const auto at = time_of(when);
    if (!at) return "'" + std::string(when) + "' is no time: write 100ms, 1.5s or 20us";
    const std::string_view what = next_word(rest);
    if (what.starts_with("serial")) {
        const auto line = what.size() == 6 ? 0 : number<int>(what.substr(6)).value_or(-1);
        const auto text = string_of(rest);
        if (line < 0 || line > 3) return "there is no " + std::string(what) + ": serial, serial1, serial2, serial3";
        if (!text) return "text is a string: serial \"on\\n\"";
        add_text(to, *at, static_cast<std::uint8_t>(line), *text);
        return {};
    }
    if (what != "pin" && what != "analog") return std::string(allowed);
    const std::string_view where = next_word(rest);
    auto pin = pin_of(where, board);
    if (!pin) return "a pin is a number or A0, A1 ..., one that the board has";
    if (what == "analog" && where.find_first_of("aA") != 0) pin = measured_pin(board, *pin);
    const std::string_view word = next_word(rest);
    const auto value = what == "pin" ? level_of(word) : number<int>(word);
    if (!value) return what == "pin" ? "a level is high or low" : "a measured value is a number";
    const std::string_view more = next_word(rest);
    if (!more.empty() && !more.starts_with('#'))
        return "'" + std::string(more) + "' is too much: " + std::string(allowed);
    to.push_back(
        {*at, what == "pin" ? stimulus_kind::pin : stimulus_kind::analog, 0, static_cast<std::uint16_t>(*pin), *value});
    return {};
}

}  // namespace

std::expected<std::vector<stimulus>, std::string> parse_input_script(std::string_view text, const std::string& file,
                                                                     analog_inputs board) {
    std::vector<stimulus> all;
    for (int line = 1; !text.empty(); ++line) {
        const std::size_t end = text.find('\n');
        const std::string wrong = read_line(text.substr(0, end), all, board);
        if (!wrong.empty()) return std::unexpected(file + ":" + std::to_string(line) + ": " + wrong);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    if (all.size() > check::wire::max_stimuli)
        return std::unexpected(file + ": more than 65,536 bytes and levels from outside");
    std::ranges::stable_sort(all, {}, &stimulus::at_ns);
    return all;
}

std::vector<stimulus> typed(std::string_view text) {
    std::vector<stimulus> all;
    add_text(all, byte_ns, 0, text.substr(0, check::wire::max_stimuli));
    return all;
}

}  // namespace pawl::sketch
