#include "check/report/baseline.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;

constexpr int format = 1;
constexpr const char* format_key = "pawl_baseline";

/// What is wrong with an entry ends its reading.
struct bad_entry {
    std::string text;
};

// SARIF's and ours: 16 hexadecimal digits.
bool is_fingerprint(const std::string& text) {
    return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool is_day(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
        if (text[i] < '0' || text[i] > '9') return false;
    const int year = std::atoi(text.c_str()), month = std::atoi(text.c_str() + 5), day = std::atoi(text.c_str() + 8);
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[static_cast<std::size_t>(month) - 1] + (month == 2 && leap ? 1 : 0);
}

std::string text_of(const json& entry, const char* key) {
    const auto found = entry.find(key);
    if (found == entry.end()) return {};
    if (!found->is_string()) throw bad_entry{std::string(key) + " is no text"};
    return found->get<std::string>();
}

baseline_entry entry_of(const json& from) {
    if (!from.is_object()) throw bad_entry{"is no object"};
    constexpr std::array known{"fingerprint", "kind",        "program", "message",
                               "parts",       "preemptions", "reason",  "expires"};
    for (const auto& [key, value] : from.items())
        if (std::ranges::find(known, key) == known.end()) throw bad_entry{"has no meaning for \"" + key + "\""};
    baseline_entry entry;
    entry.fingerprint = text_of(from, "fingerprint");
    if (!is_fingerprint(entry.fingerprint)) throw bad_entry{"fingerprint: 16 hexadecimal digits are wanted"};
    entry.kind = text_of(from, "kind");
    entry.program = text_of(from, "program");
    entry.message = text_of(from, "message");
    entry.reason = text_of(from, "reason");
    entry.expires = text_of(from, "expires");
    if (!entry.expires.empty() && !is_day(entry.expires))
        throw bad_entry{"expires: \"" + entry.expires + "\" is no day: write 2027-01-31"};
    if (const auto parts = from.find("parts"); parts != from.end()) {
        if (!parts->is_array()) throw bad_entry{"parts is no list"};
        for (const json& part : *parts) {
            if (!part.is_string()) throw bad_entry{"parts: not all of them are text"};
            entry.parts.push_back(part.get<std::string>());
        }
    }
    if (const auto count = from.find("preemptions"); count != from.end()) {
        if (!count->is_number_integer() || count->get<std::int64_t>() < 0 || count->get<std::int64_t>() > 1'000'000)
            throw bad_entry{"preemptions is no number of them"};
        entry.preemptions = count->get<int>();
    }
    return entry;
}

std::string line_of(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte == 0 ? 0 : byte - 1, text.size()));
    return "line " + std::to_string(1 + std::ranges::count(before, '\n'));
}

}  // namespace

const baseline_entry* baseline::find(std::string_view fingerprint) const {
    const auto found = std::ranges::find(entries, fingerprint, &baseline_entry::fingerprint);
    return found == entries.end() ? nullptr : &*found;
}

std::expected<baseline, std::string> parse_baseline(std::string_view text) {
    json whole;
    try {
        whole = json::parse(text);
    } catch (const json::parse_error& error) {
        return std::unexpected(line_of(text, error.byte) + " is no JSON");
    }
    if (!whole.is_object() || !whole.contains(format_key))
        return std::unexpected("it is no baseline: there is no \"" + std::string(format_key) + "\" in it");
    if (!whole[format_key].is_number_integer() || whole[format_key] != format)
        return std::unexpected("it has the format " + whole[format_key].dump() + ", and this pawl reads " +
                               std::to_string(format));
    const auto findings = whole.find("findings");
    if (findings == whole.end() || !findings->is_array()) return std::unexpected("\"findings\" is no list");
    baseline result;
    for (std::size_t i = 0; i < findings->size(); ++i) {
        const std::string place = "findings[" + std::to_string(i) + "]";
        try {
            baseline_entry entry = entry_of((*findings)[i]);
            const auto twin = std::ranges::find(result.entries, entry.fingerprint, &baseline_entry::fingerprint);
            if (twin != result.entries.end())
                return std::unexpected(place + " has the fingerprint of findings[" +
                                       std::to_string(twin - result.entries.begin()) + "], " + entry.fingerprint);
            result.entries.push_back(std::move(entry));
        } catch (const bad_entry& bad) {
            return std::unexpected(place + " " + bad.text);
        }
    }
    return result;
}

std::string to_text(baseline all) {
    std::ranges::sort(all.entries, {},
                      [](const baseline_entry& one) { return std::tie(one.program, one.kind, one.fingerprint); });
    json text{{format_key, format}, {"findings", json::array()}};
    for (const baseline_entry& entry : all.entries) {
        json one{{"fingerprint", entry.fingerprint},
                 {"kind", entry.kind},
                 {"program", entry.program},
                 {"message", entry.message},
                 {"parts", entry.parts}};
        if (entry.preemptions >= 0) one["preemptions"] = entry.preemptions;
        one["reason"] = entry.reason;
        if (!entry.expires.empty()) one["expires"] = entry.expires;
        text["findings"].push_back(std::move(one));
    }
    return text.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

bool is_expired(const baseline_entry& entry, std::string_view today) {
    return !entry.expires.empty() && entry.expires < today;
}

}  // namespace pawl::check::report
