#include "sketch/source/token.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace pawl::sketch {
namespace {

bool begins_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == '$' || byte >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class lexer {
public:
    explicit lexer(std::string_view text) : text_(text) {}

    std::vector<token> all() {
        while (skip_blanks()) result_.push_back(next());
        return std::move(result_);
    }

private:
    char at(std::size_t place) const { return place < text_.size() ? text_[place] : '\0'; }
    bool is_splice(std::size_t place) const {
        return at(place) == '\\' && (at(place + 1) == '\n' || (at(place + 1) == '\r' && at(place + 2) == '\n'));
    }

    // White space and comments; false at the end.
    bool skip_blanks() {
        apart_ = here_ == 0;
        while (here_ < text_.size()) {
            const char c = text_[here_];
            if (c == '\n') line_begins_ = true;
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v')
                ++here_;
            else if (is_splice(here_))
                here_ = text_.find('\n', here_) + 1;
            else if (c == '/' && at(here_ + 1) == '/')
                here_ = end_of_line(here_);
            else if (c == '/' && at(here_ + 1) == '*')
                here_ = end_of_comment(here_);
            else
                return true;
            apart_ = true;
        }
        return false;
    }

    std::size_t end_of_line(std::size_t place) const {
        while (place < text_.size() && text_[place] != '\n')
            place += is_splice(place) ? at(place + 1) == '\n' ? 2 : 3 : 1;
        return std::min(place, text_.size());
    }
    std::size_t end_of_comment(std::size_t place) const {
        const std::size_t end = text_.find("*/", place + 2);
        return end == std::string_view::npos ? text_.size() : end + 2;
    }

    // A text in quotes ends with its line at the latest: an apostrophe in prose must not swallow the sketch.
    std::size_t end_of_quotes(std::size_t place) const {
        const char quote = text_[place++];
        while (place < text_.size() && text_[place] != '\n') {
            if (text_[place] == quote) return place + 1;
            place += text_[place] != '\\' ? 1 : at(place + 1) == '\r' ? 3 : 2;
        }
        return std::min(place, text_.size());
    }
    std::size_t end_of_raw_text(std::size_t quote) const {
        const std::size_t open = text_.find('(', quote);
        if (open == std::string_view::npos) return text_.size();
        const std::string close = ")" + std::string(text_.substr(quote + 1, open - quote - 1)) + "\"";
        const std::size_t end = text_.find(close, open);
        return end == std::string_view::npos ? text_.size() : end + close.size();
    }

    // A comment may carry it over lines, a quote may hold what looks like a comment.
    std::size_t end_of_directive(std::size_t place) const {
        while (place < text_.size() && text_[place] != '\n') {
            const char c = text_[place];
            if (c == '/' && at(place + 1) == '/') return end_of_line(place);
            if (c == '/' && at(place + 1) == '*')
                place = end_of_comment(place);
            else if (c == '"' || c == '\'')
                place = end_of_quotes(place);
            else
                place += !is_splice(place) ? 1 : at(place + 1) == '\n' ? 2 : 3;
        }
        return std::min(place, text_.size());
    }

    token take(token::kind what, std::size_t end) {
        const token one{what, text_.substr(here_, end - here_), here_, apart_};
        here_ = end;
        line_begins_ = false;
        return one;
    }

    token next() {
        const char c = text_[here_];
        if (c == '#' && line_begins_) return take(token::kind::directive, end_of_directive(here_));
        if (c == '"' || c == '\'') return take(token::kind::quoted, end_of_quotes(here_));
        if (is_digit(c) || (c == '.' && is_digit(at(here_ + 1)))) return take(token::kind::number, end_of_number());
        if (begins_word(c)) return word();
        const bool two = (c == ':' && at(here_ + 1) == ':') || (c == '-' && at(here_ + 1) == '>');
        return take(token::kind::mark, here_ + (two ? 2 : 1));
    }

    std::size_t end_of_number() const {
        std::size_t end = here_ + 1;
        while (
            begins_word(at(end)) || is_digit(at(end)) || at(end) == '.' ||
            (at(end) == '\'' && (begins_word(at(end + 1)) || is_digit(at(end + 1)))) ||
            ((at(end) == '+' || at(end) == '-') && (at(end - 1) == 'e' || at(end - 1) == 'E') && at(here_ + 1) != 'x'))
            ++end;
        return end;
    }

    token word() {
        std::size_t end = here_;
        while (begins_word(at(end)) || is_digit(at(end))) ++end;
        const std::string_view text = text_.substr(here_, end - here_);
        constexpr std::array<std::string_view, 5> raw = {"R", "LR", "uR", "UR", "u8R"};
        constexpr std::array<std::string_view, 4> wide = {"L", "u", "U", "u8"};
        if (at(end) == '"' && std::ranges::find(raw, text) != raw.end())
            return take(token::kind::quoted, end_of_raw_text(end));
        if ((at(end) == '"' || at(end) == '\'') && std::ranges::find(wide, text) != wide.end())
            return take(token::kind::quoted, end_of_quotes(end));
        return take(token::kind::word, end);
    }

    std::string_view text_;
    std::size_t here_ = 0;
    bool line_begins_ = true;
    bool apart_ = true;
    std::vector<token> result_;
};

}  // namespace

std::vector<token> tokens_of(std::string_view text) { return lexer(text).all(); }

}  // namespace pawl::sketch
