#include "cli/option_values.hpp"

#include <sched.h>

#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>

namespace pawl::cli {
namespace {

std::unexpected<std::string> error(std::string text) { return std::unexpected(std::move(text)); }

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

/// One `key:value` of a rule; the error, if any.
std::optional<std::string> apply(std::string_view part, check::wire::task_rule& rule) {
    const auto colon = part.find(':');
    const std::string_view key = part.substr(0, colon);
    const std::string_view value = colon == std::string_view::npos ? std::string_view() : part.substr(colon + 1);
    if (key == "prio") {
        const auto number = whole_number(value);
        if (!number || *number < 0 || *number > 99) return "prio is a number from 0 to 99, not " + quoted(value);
        rule.priority = *number;
        return std::nullopt;
    }
    if (key == "policy") {
        if (value == "fifo")
            rule.policy = SCHED_FIFO;
        else if (value == "rr")
            rule.policy = SCHED_RR;
        else if (value == "other")
            rule.policy = SCHED_OTHER;
        else
            return "policy is fifo, rr or other, not " + quoted(value);
        return std::nullopt;
    }
    if (key == "core") {
        const auto number = whole_number(value);
        if (value != "any" && (!number || *number < 0 || *number > 1023))
            return "core is a number from 0 to 1023 or any, not " + quoted(value);
        rule.core = value == "any" ? -1 : *number;
        rule.has_core = true;
        return std::nullopt;
    }
    return "known are prio:, policy: and core:, not " + quoted(part);
}

}  // namespace

namespace {

std::expected<std::chrono::nanoseconds, std::string> parse_time(std::string_view text) {
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    double seconds = 0;
    if (unit == "ms")
        seconds = 1e-3;
    else if (unit.empty() || unit == "s")
        seconds = 1;
    else if (unit == "m" || unit == "min")
        seconds = 60;
    else if (unit == "h")
        seconds = 3600;
    if (failure != std::errc() || seconds == 0 || !std::isfinite(number))
        return error(quoted(text) + " is no duration: write 500ms, 60s, 2m or 1h");
    if (number < 0) return error("a duration must be above 0, " + quoted(text) + " is not");
    if (number * seconds > 1e9) return error(quoted(text) + " is longer than thirty years");
    return std::chrono::nanoseconds(static_cast<std::int64_t>(number * seconds * 1e9));
}

}  // namespace

std::expected<std::chrono::nanoseconds, std::string> parse_duration(std::string_view text) {
    auto time = parse_time(text);
    if (time && time->count() == 0) return error("a duration must be above 0, " + quoted(text) + " is not");
    return time;
}

std::expected<std::chrono::nanoseconds, std::string> parse_duration_or_for_ever(std::string_view text) {
    auto time = parse_time(text);
    const bool is_zero = text.find_first_of("123456789") == text.npos;
    if (time && time->count() == 0 && !is_zero)
        return error(quoted(text) + " is shorter than a nanosecond; 0 is for ever");
    return time;
}

std::expected<std::size_t, std::string> parse_size(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    int shift = -1;
    if (unit.empty()) shift = 0;
    if (unit == "K" || unit == "k") shift = 10;
    if (unit == "M" || unit == "m") shift = 20;
    if (unit == "G" || unit == "g") shift = 30;
    if (failure != std::errc() || shift < 0 || value == 0 || value > (std::uint64_t{1} << 33))
        return error("a size is a number with K, M or G, not " + quoted(text));
    return static_cast<std::size_t>(value << shift);
}

std::expected<check::supervise::shard, std::string> parse_shard(std::string_view text) {
    constexpr std::uint32_t most = 100'000;
    std::uint32_t index = 0, of = 0;
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, index);
    if (first.ec == std::errc() && first.ptr != end && *first.ptr == '/') {
        const auto second = std::from_chars(first.ptr + 1, end, of);
        if (second.ec == std::errc() && second.ptr == end && index >= 1 && index <= of && of <= most)
            return check::supervise::shard{index - 1, of};
    }
    return error("write I/N, the I-th of N parts, from 1/N to N/N (N at most 100000), not " + quoted(text));
}

std::expected<check::wire::task_rule, std::string> parse_task_rule(std::string_view text) {
    check::wire::task_rule rule{};
    rule.policy = -1;
    rule.priority = -1;
    rule.core = -1;
    const auto equals = text.find('=');
    if (equals == 0 || equals == std::string_view::npos || equals + 1 == text.size())
        return error(quoted(text) + " is no rule for a task: write NAME=prio:50,policy:fifo,core:0");
    const std::string_view name = text.substr(0, equals);
    if (name.size() >= sizeof rule.name)
        return error("the task's name " + quoted(name) + " is longer than 31 characters");
    std::memcpy(rule.name, name.data(), name.size());
    for (std::string_view rest = text.substr(equals + 1);;) {
        const auto comma = rest.find(',');
        if (auto failure = apply(rest.substr(0, comma), rule)) return error("in " + quoted(text) + ": " + *failure);
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    if (rule.policy == SCHED_OTHER && rule.priority > 0)
        return error("in " + quoted(text) + ": policy other has no priorities; leave prio out or use fifo or rr");
    if ((rule.policy == SCHED_FIFO || rule.policy == SCHED_RR) && rule.priority < 1)
        return error("in " + quoted(text) + ": policies fifo and rr need prio:1 to prio:99");
    // A priority alone means a real-time one.
    if (rule.policy == -1 && rule.priority > 0) rule.policy = SCHED_FIFO;
    if (rule.policy == -1 && rule.priority == 0) rule.policy = SCHED_OTHER;
    return rule;
}

std::expected<check::wire::task_rule, std::string> parse_deadline(std::string_view text) {
    check::wire::task_rule rule{};
    rule.policy = rule.priority = rule.core = -1;
    const auto equals = text.find('=');
    if (equals == 0 || equals == std::string_view::npos || equals >= sizeof rule.name)
        return error(quoted(text) + " is no deadline: write NAME=20ms");
    std::memcpy(rule.name, text.data(), equals);
    const auto time = parse_duration(text.substr(equals + 1));
    if (!time) return std::unexpected(time.error());
    rule.deadline_ns = time->count();
    if (rule.deadline_ns <= 0) return error("in " + quoted(text) + ": a deadline is longer than no time");
    return rule;
}

std::expected<std::vector<std::string>, std::string> parse_flags(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    bool in_word = false;
    char quote = '\0';
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\' && quote != '\'' && at + 1 < text.size()) {
            word += text[++at];
            in_word = true;
        } else if (quote != '\0') {
            if (c == quote)
                quote = '\0';
            else
                word += c;
        } else if (c == '\'' || c == '"') {
            quote = c;
            in_word = true;
        } else if (c == ' ' || c == '\t' || c == '\n') {
            if (in_word) words.push_back(std::move(word));
            word.clear();
            in_word = false;
        } else {
            word += c;
            in_word = true;
        }
    }
    if (quote != '\0') return error("a quote is not closed in " + quoted(text));
    if (in_word) words.push_back(std::move(word));
    return words;
}

std::expected<std::vector<host>, std::string> parse_hosts(std::string_view text) {
    constexpr unsigned most = 10'000;
    std::vector<host> hosts;
    while (!text.empty()) {
        const std::string_view one = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), one.size() + 1));
        host next;
        const auto [end, failure] = std::from_chars(one.data(), one.data() + one.size(), next.shards);
        const bool counted = failure == std::errc() && end != one.data() + one.size() && *end == '/';
        next.login = counted ? std::string(end + 1, one.data() + one.size()) : std::string(one);
        if (!counted) next.shards = 1;
        if (next.login.empty() || next.login.find_first_of(" \t\n'\"\\;|&<>$`") != std::string::npos ||
            next.shards == 0 || next.shards > most)
            return error("hosts are NAME or N/NAME, with commas between them, : is this machine; not " +
                         quoted(one));
        hosts.push_back(std::move(next));
    }
    if (hosts.empty()) return error("name the hosts: parallel:HOST,HOST; : is this machine");
    return hosts;
}

}  // namespace pawl::cli
