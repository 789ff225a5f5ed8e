#include "check/report/schedule_text.hpp"

#include <cctype>
#include <limits>
#include <optional>

#include "check/wire/session.hpp"

namespace pawl::check::report {
namespace {

std::string run_text(const wire::choice& taken) {
    const std::string number = std::to_string(taken.value);
    switch (taken.kind) {
        case wire::choice_kind::task: return number;
        case wire::choice_kind::expiry: return number + "e";
        case wire::choice_kind::data: return "d" + number;
        case wire::choice_kind::interrupt: return "i" + number;
        case wire::choice_kind::stop: return "s" + number;
        case wire::choice_kind::alone: return "a" + number;
        case wire::choice_kind::turns: return "t" + number;
    }
    return number;
}

class schedule_reader {
public:
    explicit schedule_reader(std::string_view text) : text_(text) {}

    std::expected<schedule, std::string> read() {
        schedule result;
        const auto machine = number(std::numeric_limits<std::uint32_t>::max(), "the machine's number");
        if (!machine) return std::unexpected(machine.error());
        result.machine_index = static_cast<std::uint32_t>(*machine);
        if (!take(':')) return std::unexpected(expected_here("':' after the machine's number"));
        if (at_end()) return result;
        do {
            if (auto failure = read_run(result)) return std::unexpected(*failure);
        } while (take('.'));
        if (!at_end()) return std::unexpected(expected_here("'.' or the end"));
        return result;
    }

private:
    std::optional<std::string> read_run(schedule& result) {
        wire::choice one{};
        if (take('d')) {
            one.kind = wire::choice_kind::data;
        } else if (take('i')) {
            one.kind = wire::choice_kind::interrupt;
        } else if (take('s')) {
            one.kind = wire::choice_kind::stop;
        } else if (take('a')) {
            one.kind = wire::choice_kind::alone;
        } else if (take('t')) {
            one.kind = wire::choice_kind::turns;
        } else if (!at_end() && !std::isdigit(static_cast<unsigned char>(text_[at_]))) {
            return expected_here("a task's number, 'd', 'i', 's', 'a' or 't'");
        }
        const auto value = number(std::numeric_limits<std::uint16_t>::max(), "a number");
        if (!value) return value.error();
        one.value = static_cast<std::uint16_t>(*value);
        if (one.kind == wire::choice_kind::task && take('e')) one.kind = wire::choice_kind::expiry;
        std::uint64_t count = 1;
        if (take('-')) {
            const auto given = number(wire::max_depth, "a count");
            if (!given) return given.error();
            count = *given;
            if (count == 0) return expected_here("a count above 0 before this place");
        }
        if (result.choices.size() + count > wire::max_depth)
            return "the schedule is longer than " + std::to_string(wire::max_depth) + " choices" + place();
        result.choices.insert(result.choices.end(), count, one);
        return std::nullopt;
    }

    std::expected<std::uint64_t, std::string> number(std::uint64_t greatest, const std::string& what) {
        if (at_end() || !std::isdigit(static_cast<unsigned char>(text_[at_])))
            return std::unexpected(expected_here(what));
        const std::size_t start = at_;
        std::uint64_t value = 0;
        while (!at_end() && std::isdigit(static_cast<unsigned char>(text_[at_]))) {
            value = value * 10 + static_cast<std::uint64_t>(text_[at_++] - '0');
            if (value > greatest) {
                at_ = start;
                return std::unexpected("the number is greater than " + std::to_string(greatest) + place());
            }
        }
        return value;
    }

    bool at_end() const { return at_ == text_.size(); }
    bool take(char wanted) {
        if (at_end() || text_[at_] != wanted) return false;
        ++at_;
        return true;
    }
    std::string place() const { return " at character " + std::to_string(at_ + 1) + " of the schedule"; }
    std::string expected_here(const std::string& what) const {
        const std::string found = at_end() ? "the end" : "'" + std::string(1, text_[at_]) + "'";
        return "expected " + what + ", found " + found + place();
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::string to_text(std::uint32_t machine_index, std::span<const wire::choice> choices) {
    std::string text = std::to_string(machine_index) + ":";
    for (std::size_t start = 0; start < choices.size();) {
        std::size_t end = start + 1;
        while (end < choices.size() && choices[end] == choices[start]) ++end;
        if (start != 0) text += '.';
        text += run_text(choices[start]);
        if (end - start > 1) text += "-" + std::to_string(end - start);
        start = end;
    }
    return text;
}

std::expected<schedule, std::string> parse_schedule(std::string_view text) { return schedule_reader(text).read(); }

}  // namespace pawl::check::report
