#include "apps/tablet/script.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace tablet {

namespace {

// What is wrong with a line.
struct bad_line {
    std::string why;
};

std::string quoted(std::string_view word) {
    std::string all = "\"";
    for (const char each : word.substr(0, 40)) all += each >= ' ' && each <= '~' ? each : '?';
    return all + '"';
}

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

class words_of_line {
public:
    explicit words_of_line(const std::string& line) {
        std::istringstream in{line.substr(0, line.find('#'))};
        for (std::string word; in >> word;) words_.push_back(word);
    }
    [[nodiscard]] bool is_over() const { return at_ == words_.size(); }
    [[nodiscard]] bool is_next(std::string_view word) const { return !is_over() && words_[at_] == word; }
    std::string take(const char* wanted) {
        if (is_over()) throw bad_line{std::string{wanted} + " is missing at the end"};
        return words_[at_++];
    }
    void take_word(const char* word) {
        const std::string got = take(word);
        if (got != word) throw bad_line{std::string{word} + " is expected here, not " + quoted(got)};
    }

private:
    std::vector<std::string> words_;
    std::size_t at_ = 0;
};

std::chrono::nanoseconds time_in(words_of_line& line) {
    const std::string word = line.take("a time");
    static constexpr std::pair<std::string_view, double> units[] = {{"us", 1e3}, {"ms", 1e6}, {"s", 1e9}, {"m", 60e9}};
    for (const auto& [unit, nanoseconds] : units) {
        if (!word.ends_with(unit)) continue;
        const auto value = number(std::string_view{word}.substr(0, word.size() - unit.size()));
        if (!value || *value < 0) break;
        const double all = *value * nanoseconds;
        if (all > static_cast<double>(std::chrono::nanoseconds{latest_scripted}.count()))
            throw bad_line{quoted(word) + " is beyond 24 hours"};
        return std::chrono::nanoseconds{std::llround(all)};
    }
    throw bad_line{quoted(word) + " is no time: a number with us, ms, s or m, such as 1.5s"};
}

std::size_t count_in(words_of_line& line) {
    const std::string word = line.take("how often");
    std::size_t count = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), count);
    if (error != std::errc{} || end != word.data() + word.size() || count < 1 || count > most_scripted)
        throw bad_line{quoted(word) + " is not a number of times, 1 to 1000000"};
    return count;
}

scripted_press press_in(words_of_line& line, std::chrono::nanoseconds at) {
    line.take_word("press");
    const std::string word = line.take("a button");
    const auto which = button_called(word);
    if (!which) throw bad_line{"no button is called " + quoted(word) + "; tablet --list-buttons names them"};
    if (line.is_over()) return {at, *which, manner::press, 0};
    const std::string text = line.take("a value");
    if (!description(*which).takes_value) throw bad_line{word + " takes no value, but there is " + quoted(text)};
    const auto value = number(text);
    if (!value || !takes(*which, static_cast<float>(*value))) {
        std::ostringstream range;
        range << description(*which).lowest << " to " << description(*which).highest;
        throw bad_line{quoted(text) + " is no value of " + word + ": " + range.str()};
    }
    return {at, *which, manner::set, static_cast<float>(*value)};
}

void read_line(words_of_line& line, script& into) {
    if (line.is_over()) return;
    std::chrono::nanoseconds from{0}, period{0};
    std::size_t count = 1;
    if (line.is_next("every")) {
        line.take_word("every");
        period = time_in(line);
        count = count_in(line);
        line.take_word("times");
        if (line.is_next("from")) {
            line.take_word("from");
            from = time_in(line);
        }
    } else if (line.is_next("at")) {
        line.take_word("at");
        from = time_in(line);
    } else {
        throw bad_line{"a line begins with at or every, not with " + quoted(line.take("a word"))};
    }
    scripted_press press = press_in(line, from);
    if (!line.is_over()) throw bad_line{"nothing is expected after that, but there is " + quoted(line.take("a word"))};
    if (count > most_scripted - into.size()) throw bad_line{"a script presses a million times at most"};
    if (period.count() != 0 &&
        static_cast<double>(period.count()) * static_cast<double>(count - 1) + static_cast<double>(from.count()) >
            static_cast<double>(std::chrono::nanoseconds{latest_scripted}.count()))
        throw bad_line{"the last of these presses is beyond 24 hours"};
    for (; count != 0; --count, press.at += period) into.push_back(press);
}

}  // namespace

std::expected<script, std::string> read_script(std::istream& from, const std::string& name) {
    script all;
    std::size_t number = 0;
    for (std::string text; std::getline(from, text);) {
        ++number;
        try {
            words_of_line line{text};
            read_line(line, all);
        } catch (const bad_line& bad) {
            return std::unexpected(name + ":" + std::to_string(number) + ": " + bad.why);
        }
    }
    if (from.bad()) return std::unexpected(name + ": reading failed");
    std::ranges::stable_sort(all, {}, &scripted_press::at);
    return all;
}

std::expected<script, std::string> read_script_file(const std::string& path) {
    std::ifstream file{path};
    // A folder can be opened, but not read.
    if (!file || file.peek() == std::ifstream::traits_type::eof()) {
        const int why = errno;
        if (!file.is_open() || file.bad()) return std::unexpected(path + ": " + std::strerror(why));
        file.clear();
    }
    return read_script(file, path);
}

}  // namespace tablet
